//! The public key of a certificate.

rules! {
    KEY_ALGORITHM "key.algorithm" Certificate,
        "rsaEncryption with NULL; id-ecPublicKey on P-384 for the next card", "rsaEncryptionとNULL（次期カードはP-384のid-ecPublicKey）",
        "The card signs with RSA-2048; whoever verifies with another kind of key verifies something else.",
        "カードはRSA-2048で署名する。別の種類の鍵での検証は別物の検証である。";
    MODULUS "key.modulus" Certificate,
        "2048 bits, positive and odd", "2048ビットの正の奇数",
        "A shorter key can be broken, as can an even one; a longer one is in no card.",
        "短い鍵や偶数の鍵は破られるおそれがあり、長い鍵はカードに入っていない。";
    EXPONENT "key.exponent" Certificate,
        "65537", "65537",
        "With a small exponent, carelessly checked signatures can be forged; with 1 any can. No key belongs to an even one.",
        "指数が小さいと、検査の甘い検証者に対して署名を偽造できる。1ならどの署名も偽造でき、偶数に対応する秘密鍵はない。";
    POINT "key.point" TwoSources,
        "an uncompressed point, 97 octets", "非圧縮の点、97バイト",
        "Most software reads uncompressed points only.",
        "多くの実装は非圧縮の点しか読めない。";
}
