//! The outer fields of a certificate and of everything else that is signed.

rules! {
    VERSION "certificate.version" Certificate,
        "v3 (2)", "v3 (2)",
        "Extensions exist in version 3 only; without them nothing says what the key may be used for.",
        "拡張領域はバージョン3にしかない。拡張がなければ鍵の用途が分からない。";
    SERIAL_SIGN "certificate.serial.sign" Certificate,
        "a positive number", "正の整数",
        "Status is looked up by this number (発行番号). Software reads a negative number or zero in different ways.",
        "失効情報はこの番号（発行番号）で照合する。負数や零の解釈は実装によって異なる。";
    SERIAL_LENGTH "certificate.serial.length" Certificate,
        "one to four octets at today's volume, counted up within a line; more as the counter grows", "現在の発行量では1～4バイト。系列ごとの通し番号で、発行が進めば長くなる",
        "JPKI counts; a long random number is not from its counter, and storage made for JPKI may cut it.",
        "JPKIの番号は通し番号である。長い乱数はその計数器の値ではなく、JPKI向けの記録領域で切り捨てられるおそれがある。";
    ALGORITHM "signature.algorithm" Certificate,
        "sha256WithRSAEncryption; ecdsa-with-SHA384 for the next card", "sha256WithRSAEncryption（次期カードはecdsa-with-SHA384）",
        "Another algorithm may be weaker, and verifiers that know only JPKI's refuse it.",
        "他のアルゴリズムは弱い可能性があり、JPKIのものしか知らない検証者は拒否する。";
    ALGORITHM_PARAMETERS "signature.parameters" Certificate,
        "NULL with RSA, absent with ECDSA", "RSAではNULL、ECDSAではなし",
        "RFC 4055 demands NULL, RFC 5758 absence; strict verifiers compare the octets.",
        "RFC 4055はNULLを、RFC 5758は省略を求める。厳格な検証者はバイト列で比較する。";
    ALGORITHMS_AGREE "signature.algorithms-agree" Standard,
        "the same algorithm inside and outside what is signed", "署名対象の内と外で同じアルゴリズム",
        "The outer algorithm is not signed; if it may differ, an attacker chooses it (RFC 5280, 4.1.1.2).",
        "外側のアルゴリズムは署名されていない。異なってよいなら攻撃者が選べる（RFC 5280, 4.1.1.2）。";
    SIGNATURE "signature.value" Certificate,
        "256 octets with RSA-2048; two numbers below 2^384 with P-384; no unused bits", "RSA-2048では256バイト、P-384では384ビットの整数二つ。未使用ビットなし",
        "A signature of another length cannot come from a key of JPKI.",
        "長さの異なる署名はJPKIの鍵によるものではあり得ない。";
    UNIQUE_IDS "certificate.unique-ids" Certificate,
        "no issuerUniqueID and no subjectUniqueID", "issuerUniqueIDもsubjectUniqueIDもない",
        "RFC 5280 forbids their use, and verifiers ignore them or fail.",
        "RFC 5280は使用を禁じており、検証者は無視するか失敗する。";
}
