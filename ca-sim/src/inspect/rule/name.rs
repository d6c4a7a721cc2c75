//! Issuer and subject.

rules! {
    ISSUER "name.issuer" Certificate,
        "C=JP, O=JPKI (JPKI-TEST for test objects), OU=<the line>, OU=Japan Agency for Local Authority Information Systems", "C=JP, O=JPKI（試験用はJPKI-TEST）, OU=<系列>, OU=Japan Agency for Local Authority Information Systems",
        "The issuer is found by comparing names octet by octet; with another name there is no path to a root of JPKI.",
        "発行者は名前のバイト列比較で探す。名前が違えばJPKIのルートへ至る経路がない。";
    SHAPE "name.shape" Certificate,
        "one attribute in each RDN", "RDNごとに属性一つ",
        "Two attributes in one RDN make another name than two RDNs; software that prints names hides that.",
        "一つのRDNにまとめた名前は、RDNを分けた名前とは別の名前である。名前を整形して表示する実装では区別が見えない。";
    STRING_TYPE "name.string-type" Certificate,
        "C as PrintableString, everything else as UTF8String", "CはPrintableString、その他はUTF8String",
        "Verifiers that compare octets see another name, others convert first: they disagree about the same certificate.",
        "バイト列で比べる検証者には別名であり、変換して比べる検証者には同名である。同じ証明書で判断が割れる。";
    ROOT_SUBJECT "name.subject.root" Certificate,
        "the same name as the issuer", "発行者と同じ名前",
        "A root that is not self-issued is no trust anchor of a one-tier hierarchy.",
        "自己発行でないルートは、一階層のトラストアンカーではない。";
    SIGNING_SUBJECT "name.subject.signing" TwoSources,
        "C=JP, L=<prefecture>, L=<municipality>, CN=<28 characters>", "C=JP, L=<都道府県>, L=<市区町村>, CN=<28文字>",
        "Software reads the municipality from the second L; the person's name never stands here.",
        "実装は二つ目のLから市区町村を読む。氏名がここに書かれることはない。";
    SIGNING_CN "name.subject.signing.cn" TwoSources,
        "28 characters: YYYYMMDDhhmmss of the request, five digits, nine characters of the window", "28文字：申請日時YYYYMMDDhhmmss、5桁の連番、受付窓口識別記号9文字",
        "Who takes the time or the window from the name reads something else.",
        "名前から申請日時や受付窓口を取り出す実装は別の値を読む。";
    AUTHENTICATION_SUBJECT "name.subject.authentication" Certificate,
        "C=JP, CN=<23 characters>", "C=JP, CN=<23文字>",
        "An authentication certificate tells nothing about the person; more attributes would.",
        "利用者証明用証明書は本人の情報を含まない。属性が増えればそれが崩れる。";
    AUTHENTICATION_CN "name.subject.authentication.cn" Certificate,
        "23 characters: 14 capital letters or digits, nine characters of the window", "23文字：英大文字・数字14文字、受付窓口識別記号9文字",
        "Verifiers that check the form refuse it.",
        "形式を検査する検証者は拒否する。";
    RESPONDER_SUBJECT "name.subject.responder" Chosen,
        "not known; the operator's name with an OU or CN of its own", "不明。運営者の名前に固有のOUまたはCNを加えたもの",
        "A response by name is matched with this name.",
        "名前によるレスポンダー識別はこの名前と照合する。";
}
