//! Extensions of certificates.

rules! {
    SET "extension.order" Certificate,
        "keyUsage first, subjectKeyIdentifier last, in the order of genuine certificates", "実物の証明書と同じ順（keyUsageが先頭、subjectKeyIdentifierが末尾）",
        "The order means nothing to RFC 5280, but some software reads by position and breaks.",
        "順序はRFC 5280では意味を持たないが、位置で読む実装は動かなくなる。";
    MISSING "extension.missing" Certificate,
        "this extension", "この拡張がある",
        "What a verifier looks up here is not there.",
        "検証者が参照する情報がない。";
    UNEXPECTED "extension.unexpected" Certificate,
        "not this extension on this kind of object", "この種類のオブジェクトにこの拡張はない",
        "It says something that no object of this kind says in JPKI; in a certificate it may open uses that JPKI does not give.",
        "JPKIのこの種類のオブジェクトにはない記述である。証明書では、JPKIが認めない用途を開くおそれがある。";
    UNKNOWN "extension.unknown" Certificate,
        "no such extension", "このような拡張はない",
        "Verifiers ignore it, since it is not critical; it did not come from JPKI's profile.",
        "クリティカルでないので検証者は無視するが、JPKIのプロファイルにはない。";
    UNKNOWN_CRITICAL "extension.unknown-critical" Standard,
        "no critical extension that verifiers do not know", "検証者の知らないクリティカル拡張はない",
        "A verifier must not use the object (RFC 5280, 4.2 and 5.2; RFC 6960, 4.4); one that does ignores the mark critical.",
        "検証者はこのオブジェクトを使ってはならない（RFC 5280, 4.2および5.2、RFC 6960, 4.4）。使う実装はクリティカルの指定を無視している。";
    DUPLICATE "extension.duplicate" Standard,
        "each extension once", "各拡張は一度だけ",
        "One verifier takes the first, another the last: they see two different objects (RFC 5280, 4.2).",
        "最初を採る検証者と最後を採る検証者では別のオブジェクトに見える（RFC 5280, 4.2）。";
    CRITICAL "extension.critical" Certificate,
        "keyUsage, basicConstraints and certificatePolicies critical, nothing else", "keyUsage・basicConstraints・certificatePoliciesだけがクリティカル",
        "Critical decides whether a verifier that does not know the extension has to refuse.",
        "クリティカルか否かで、拡張を知らない検証者が拒否すべきかが決まる。";
    CONTENT "extension.content" Certificate,
        "the content that RFC 5280 defines for it", "RFC 5280の定める内容",
        "The extension cannot be read, so what it should say is not known.",
        "拡張が読めず、その意味が分からない。";
    SIGNING_KEY_USAGE "extension.key-usage.signing" TwoSources,
        "digitalSignature and nonRepudiation (030206C0)", "digitalSignatureとnonRepudiation（030206C0）",
        "nonRepudiation is what tells a declaration of will from a login.",
        "nonRepudiationが意思表示の署名とログインとを区別する。";
    AUTHENTICATION_KEY_USAGE "extension.key-usage.authentication" Certificate,
        "digitalSignature alone (03020780)", "digitalSignatureのみ（03020780）",
        "With nonRepudiation, a login could be taken for a signature under the law.",
        "nonRepudiationがあると、ログインが法律上の電子署名と取り違えられる。";
    ROOT_KEY_USAGE "extension.key-usage.root" Certificate,
        "keyCertSign and cRLSign (03020106)", "keyCertSignとcRLSign（03020106）",
        "Without them the key may sign neither certificates nor CRLs.",
        "これがなければ証明書にもCRLにも署名できない。";
    RESPONDER_KEY_USAGE "extension.key-usage.responder" Chosen,
        "not known; digitalSignature", "不明。digitalSignature",
        "Without it the key may not sign responses.",
        "これがなければ応答に署名できない。";
    CLIENT_AUTH "extension.eku.client-auth" Certificate,
        "clientAuth alone", "clientAuthのみ",
        "Another purpose lets the certificate pass where JPKI does not send it.",
        "別の用途があると、JPKIの想定しない場面で通用してしまう。";
    OCSP_SIGNING "extension.eku.ocsp-signing" Standard,
        "id-kp-OCSPSigning", "id-kp-OCSPSigning",
        "Without it a certificate of the authority must not answer for it (RFC 6960, 4.2.2.2): any holder could.",
        "これのない証明書は応答してはならない（RFC 6960, 4.2.2.2）。なければ誰の証明書でも応答できてしまう。";
    NO_CHECK "extension.no-check" Chosen,
        "ocsp-nocheck with NULL", "ocsp-nocheckとNULL",
        "Without it a client has to ask for the status of the responder, and may end in a circle.",
        "これがないと、レスポンダー自身の状態確認が必要になり循環しうる。";
    SIGNING_POLICY "extension.policy.signing" TwoSources,
        "1.2.392.200149.8.5.1.1.20 on cards; …1.0.20 on test cards; …1.1.40 on phones, not confirmed; others chosen here", "カードは1.2.392.200149.8.5.1.1.20、試験用カードは…1.0.20、スマートフォンは…1.1.40（未確認）。その他は本シミュレーターの選択",
        "The policy tells signing from authentication, card from phone, genuine from test.",
        "ポリシーが署名用と利用者証明用、カードとスマートフォン、本番と試験を区別する。";
    AUTHENTICATION_POLICY "extension.policy.authentication" Certificate,
        "1.2.392.200149.8.5.1.3.30 on cards; those of test cards, phones and the next card are chosen here", "カードは1.2.392.200149.8.5.1.3.30。試験用カード・スマートフォン・次期カードは本シミュレーターの選択",
        "The policy tells signing from authentication, card from phone, genuine from test.",
        "ポリシーが署名用と利用者証明用、カードとスマートフォン、本番と試験を区別する。";
    POLICY_COUNT "extension.policy.count" Certificate,
        "one policy", "ポリシーは一つ",
        "With a second policy the certificate would count for another purpose as well.",
        "二つ目のポリシーがあると、別の用途の証明書としても通用してしまう。";
    CPS "extension.policy.cps" Certificate,
        "one qualifier: id-qt-cps with http://www.jpki.go.jp/cps.html as IA5String", "修飾子一つ：id-qt-cpsとIA5Stringのhttp://www.jpki.go.jp/cps.html",
        "It leads whoever relies on the certificate to the rules that it was issued under.",
        "証明書に依拠する者を、発行の規程へ導くものである。";
    ALT_NAME "extension.alt-name" Certificate,
        "one directoryName: C=JP, O=公的個人認証サービス, OU=公的個人認証サービス<line in Japanese>, OU=地方公共団体情報システム機構", "directoryName一つ：C=JP, O=公的個人認証サービス, OU=公的個人認証サービス<系列>, OU=地方公共団体情報システム機構",
        "Software shows this name to people as the issuer.",
        "実装はこの名前を発行者として人に示す。";
    DISTRIBUTION_POINT "extension.crldp.shape" Certificate,
        "one point: fullName with one directoryName; no URI, no reasons, no cRLIssuer", "配布点一つ：directoryName一つのfullName。URI・reasons・cRLIssuerなし",
        "The CRL is found by this name; a URI would make verifiers ask a host that is not JPKI's.",
        "CRLはこの名前で探す。URIがあると、検証者がJPKI以外のホストに問い合わせてしまう。";
    PARTITION "extension.crldp.partition" Certificate,
        "C=JP, O, OU=<line>, OU=CRL Distribution Points, OU=<Prefecture>, CN=<Municipality> CRLDP", "C=JP, O, OU=<系列>, OU=CRL Distribution Points, OU=<都道府県>, CN=<市区町村> CRLDP",
        "A revoked certificate stands on the CRL of its own partition only; another name leads to a list without it.",
        "失効した証明書は自分の区分のCRLにだけ載る。名前が違えば、載っていないCRLを見ることになる。";
    SAME_PLACE "extension.crldp.same-place" Inferred,
        "the prefecture and municipality of the subject", "subjectと同じ都道府県・市区町村",
        "The certificate then stands on the CRL of another municipality than the holder's.",
        "名義人と別の市区町村のCRLに載ることになる。";
    AUTHORITY_POINT "extension.crldp.authority" Certificate,
        "one directoryName: the authority's own name", "directoryName一つ：認証局自身の名前",
        "The list of revoked authorities is looked for under this name.",
        "ARLはこの名前で探す。";
    OCSP_ADDRESS "extension.aia" Certificate,
        "id-ad-ocsp with the URI http://ocspauthnorm.jpki.go.jp, without a path", "id-ad-ocspとURI http://ocspauthnorm.jpki.go.jp（パスなし）",
        "A verifier that follows the address asks whom the certificate names.",
        "アドレスに従う検証者は、証明書の示す相手に問い合わせる。";
    SIGNING_OCSP_ADDRESS "extension.aia.signing" Chosen,
        "none seen, though OCSP serves signing as well; its address is not known", "署名用では見られない。OCSPは署名用も対象だが、アドレスは不明",
        "Without a readable address a verifier cannot ask.",
        "読めるアドレスがなければ検証者は問い合わせられない。";
    AKI_SHAPE "extension.aki.shape" Certificate,
        "three parts: keyIdentifier, authorityCertIssuer and authorityCertSerialNumber", "keyIdentifier・authorityCertIssuer・authorityCertSerialNumberの三つ",
        "The generations of an authority share one name; only these parts tell which key signed.",
        "認証局の世代は同じ名前を持つ。どの鍵の署名かはこれらでしか分からない。";
    AKI_KEY "extension.aki.key" Certificate,
        "20 octets: SHA-1 of the authority's key", "20バイト：認証局の鍵のSHA-1",
        "It finds the authority's key among several generations; which key it is, the authority's certificate tells.",
        "複数世代の中から認証局の鍵を見つける。どの鍵かは認証局の証明書を見なければ分からない。";
    AKI_ISSUER "extension.aki.issuer" Certificate,
        "one directoryName: the authority's name", "directoryName一つ：認証局の名前",
        "Verifiers that compare this part find no authority.",
        "この部分を比べる検証者は認証局を見つけられない。";
    AKI_SERIAL "extension.aki.serial" Certificate,
        "the positive serial number of the authority's certificate", "認証局証明書の正のシリアル番号",
        "Verifiers that compare this part find another generation or none.",
        "この部分を比べる検証者は別の世代を選ぶか、何も見つけられない。";
    SKI "extension.ski" Certificate,
        "SHA-1 of the public key in this certificate", "この証明書の公開鍵のSHA-1",
        "Signatures that name their signer by this identifier are matched with the wrong certificate.",
        "この識別子で署名者を示す署名が、誤った証明書と結び付けられる。";
    CA_TRUE "extension.basic-constraints" Certificate,
        "cA TRUE without pathLenConstraint", "cA TRUE、pathLenConstraintなし",
        "Without cA, verifiers accept no certificate of this authority; a path length is in no root of JPKI.",
        "cAがなければ検証者はこの認証局の証明書を受け入れない。パス長の制限はJPKIのルートにはない。";
}
