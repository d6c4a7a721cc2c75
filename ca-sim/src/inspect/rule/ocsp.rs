//! OCSP responses. JPKI's own interface is under a confidentiality pledge, so most is chosen here or demanded by RFC 6960.

rules! {
    STATUS "ocsp.status" Standard,
        "successful (0) with responseBytes, or an error status without", "successful (0)とresponseBytes、またはエラー状態のみ",
        "An error status says nothing about a certificate: it is neither good nor revoked.",
        "エラー状態からは証明書の状態は分からない。有効でも失効でもない。";
    TYPE "ocsp.type" Standard,
        "id-pkix-ocsp-basic", "id-pkix-ocsp-basic",
        "Clients have to know this type only (RFC 6960, 4.2.1).",
        "クライアントが知るべき型はこれだけである（RFC 6960, 4.2.1）。";
    VERSION "ocsp.version" Standard,
        "v1, so left out", "v1なので書かない",
        "DER leaves the default out; strict parsers refuse it.",
        "DERは既定値を省く。厳格な実装は拒否する。";
    RESPONDER "ocsp.responder" Chosen,
        "not public; the name of the responder or SHA-1 of its key", "非公開。レスポンダーの名前、またはその鍵のSHA-1",
        "It names who signed; a client has to find that certificate.",
        "署名者を示す。クライアントはその証明書を見つける必要がある。";
    PRODUCED "ocsp.produced" Inferred,
        "a GeneralizedTime with Z, not before any thisUpdate", "Z付きのGeneralizedTimeで、thisUpdate以降",
        "It says when the response was signed.",
        "応答がいつ署名されたかを示す。";
    TIME_FORM "ocsp.time-form" Standard,
        "GeneralizedTime to the second with Z", "秒までのGeneralizedTimeとZ",
        "RFC 6960 takes the form from RFC 5280, 4.1.2.5.2; other forms are read in different ways.",
        "RFC 6960はRFC 5280, 4.1.2.5.2の形を採る。他の形は解釈が分かれる。";
    RESPONSES "ocsp.responses" Inferred,
        "one answer at least, and no two that say different things about one certificate", "一つ以上の応答。同じ証明書について内容の異なる応答はない",
        "If two answers contradict each other, it depends on the client which of them counts.",
        "互いに矛盾する応答があると、どちらを採るかがクライアントによって異なる。";
    HASH "ocsp.cert-id.hash" Chosen,
        "not public; SHA-1 or SHA-256", "非公開。SHA-1またはSHA-256",
        "Clients compare the CertID with the one they asked for and find no answer.",
        "クライアントは要求したCertIDと比べ、応答を見つけられない。";
    HASH_LENGTH "ocsp.cert-id.length" Standard,
        "hashes of the length of their algorithm", "アルゴリズムどおりの長さのハッシュ値",
        "The CertID matches no issuer.",
        "どの発行者とも一致しない。";
    HASH_NAME "ocsp.cert-id.name" Standard,
        "the hash of a name of JPKI", "JPKIの名前のハッシュ値",
        "The answer is about a certificate of another authority.",
        "別の認証局の証明書についての応答である。";
    HASH_KEY "ocsp.cert-id.key" Standard,
        "the hash of the authority's key", "認証局の鍵のハッシュ値",
        "The generations share one name; only the key tells for which of them the answer is.",
        "世代は同じ名前を持つ。どの世代についての応答かは鍵でしか分からない。";
    SERIAL "ocsp.cert-id.serial" Standard,
        "the positive serial number asked for", "要求した正のシリアル番号",
        "The answer is about another certificate.",
        "別の証明書についての応答である。";
    CERT_STATUS "ocsp.cert-status" Inferred,
        "good, revoked with time and reason (a hold too), or unknown", "good、日時と理由付きのrevoked（一時保留も）、またはunknown",
        "Good says only that the number is not revoked; unknown must not be taken for good.",
        "goodは失効していないことだけを示す。unknownをgoodとみなしてはならない。";
    REVOKED_AT "ocsp.revoked-at" Inferred,
        "not later than thisUpdate", "thisUpdate以前",
        "A response cannot know of a revocation in its own future.",
        "応答は自分より後の失効を知り得ない。";
    REASON "ocsp.reason" Inferred,
        "a reason as on the CRLs, or none", "CRLと同じ理由、または記載なし",
        "The reason tells a hold, which may end, from a final revocation.",
        "理由は、解除され得る一時保留と確定した失効を区別する。";
    THIS_UPDATE "ocsp.this-update" TwoSources,
        "refreshed every 15 minutes", "15分ごとに更新",
        "It says since when the answer is true.",
        "応答がいつの時点のものかを示す。";
    NEXT_UPDATE "ocsp.next-update" Chosen,
        "not public; later than thisUpdate", "非公開。thisUpdateより後",
        "Without it, newer information is always there, and a client has to bound the age by itself.",
        "これがなければ常に新しい情報があるとされ、クライアントが鮮度を自ら限る必要がある。";
    EXTENSION "ocsp.extension" Chosen,
        "not public; the nonce, and extended-revoke where it is due", "非公開。ナンスと、必要な場合のextended-revoke",
        "A critical one that a client does not know makes the response unusable.",
        "知らないクリティカルな拡張があれば、応答は使えない。";
    NONCE "ocsp.nonce" Chosen,
        "not public; the request's, 1 to 128 octets in an OCTET STRING (RFC 9654)", "非公開。要求と同じ値、OCTET STRINGで1～128バイト（RFC 9654）",
        "It binds the response to the request; another one may be an old response played again.",
        "応答を要求に結び付ける。異なれば古い応答の使い回しかもしれない。";
    EXTENDED_REVOKE "ocsp.extended-revoke" Standard,
        "NULL; there when a number that was never issued is called revoked", "NULL。未発行の番号を失効と答えるときに付く",
        "It warns that revoked may mean never issued (RFC 6960, 4.4.8).",
        "失効が未発行を意味しうることを示す（RFC 6960, 4.4.8）。";
    SIGNER "ocsp.signer" Standard,
        "a certificate with the name or the key of the responderID", "responderIDの示す名前または鍵を持つ証明書",
        "The responderID has to name the certificate of the signer (RFC 6960, 4.2.2.3); a client looks for it and finds none.",
        "responderIDは署名者の証明書を示さなければならない（RFC 6960, 4.2.2.3）。クライアントは探しても見つけられない。";
    SIGNER_ISSUER "ocsp.signer-issuer" Standard,
        "issued by the authority that the CertIDs name, with the same key, or that authority itself", "CertIDの示す認証局がその鍵で発行した証明書、または認証局自身の証明書",
        "Nobody else may answer for the authority's certificates (RFC 6960, 4.2.2.2), another generation no more than another line.",
        "ほかの者はその認証局の証明書について応答できない（RFC 6960, 4.2.2.2）。別の世代も別の系列も同じである。";
    CERTIFICATES "ocsp.certificates" Chosen,
        "not public; the responder's certificate", "非公開。レスポンダーの証明書",
        "Without it a client has to know the responder's key beforehand.",
        "なければ、クライアントはレスポンダーの鍵を事前に知っている必要がある。";
}
