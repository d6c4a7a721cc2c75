//! Times of certificates.

rules! {
    TIME_FORM "time.form" Certificate,
        "UTCTime to the second with Z (GeneralizedTime only from 2050 on)", "秒までのUTCTimeとZ（GeneralizedTimeは2050年から）",
        "RFC 5280 fixes the type by the year; strict parsers refuse the other one.",
        "RFC 5280は年によって型を定めている。厳格な実装は他方の型を拒否する。";
    NOT_BEFORE "validity.not-before" Certificate,
        "the second of issue", "発行の時刻（秒まで）",
        "Before it nothing that the key signs counts.",
        "この時刻より前の署名は有効でない。";
    NOT_AFTER "validity.not-after" Certificate,
        "14:59:59Z, the last second of a day in Japan", "14:59:59Z（日本時間の一日の最後の秒）",
        "Validity ends with a day in Japan; another time cuts the last day short or lengthens it.",
        "有効期間は日本の一日の終わりで終わる。違う時刻では最終日が短くなったり延びたりする。";
    ORDER "validity.order" Standard,
        "notAfter later than notBefore", "notAfterはnotBeforeより後",
        "The certificate is valid at no instant.",
        "この証明書が有効な時点は存在しない。";
    BIRTHDAY "validity.birthday" Certificate,
        "to the holder's fifth birthday at most, never past the card's own end", "最長で5回目の誕生日まで。カードの有効期限は超えない",
        "A longer life is not from JPKI; attributes would be believed for longer than anybody checked them.",
        "これより長い有効期間はJPKIのものではなく、確認された期間を超えて属性が信用されてしまう。";
    FIVE_YEARS "validity.five-years" Certificate,
        "to the holder's fifth birthday, so five years at most", "5回目の誕生日まで、つまり最長5年",
        "A longer life is not from JPKI.",
        "これより長い有効期間はJPKIのものではない。";
    RENEWAL "validity.renewal" OneSource,
        "a renewal in the last three months runs to the sixth birthday", "有効期限前3か月以内の更新では6回目の誕生日まで",
        "A verifier that counts five birthdays only refuses renewed certificates.",
        "5回までしか数えない検証者は、更新された証明書を拒否してしまう。";
    NEXT_CARD "validity.next-card" TwoSources,
        "ten years on the next card", "次期カードでは10年",
        "A verifier that knows five years only refuses the next card.",
        "5年しか知らない検証者は次期カードを拒否してしまう。";
    ROOT_LIFE "validity.root" Certificate,
        "to the end of the day before its tenth anniversary", "発行から10年目の応当日の前日の終わりまで",
        "A root of another life is not a generation of JPKI.",
        "期間の異なるルートはJPKIの世代ではない。";
    RESPONDER_LIFE "validity.responder" Chosen,
        "not known; short, since ocsp-nocheck forgoes revocation", "不明。ocsp-nocheckは失効確認を省くので短期間",
        "Nobody checks whether this certificate was revoked: its life is the only bound.",
        "この証明書の失効は誰も確認しない。有効期間だけが歯止めである。";
}
