//! Revocation lists.

rules! {
    VERSION "crl.version" Chosen,
        "not public; v2 (1)", "非公開。v2 (1)",
        "Version 1 has no extensions: the list does not say for which certificates it speaks.",
        "バージョン1には拡張がなく、どの証明書についてのリストか分からない。";
    ISSUER "crl.issuer" Inferred,
        "the name of the authority", "認証局の名前",
        "A list of another issuer says nothing about these certificates.",
        "別の発行者のリストからは、これらの証明書の状態は分からない。";
    TIME_FORM "crl.time-form" Standard,
        "UTCTime to the second with Z (GeneralizedTime only from 2050 on)", "秒までのUTCTimeとZ（GeneralizedTimeは2050年から）",
        "RFC 5280 fixes the type by the year (5.1.2.4); strict parsers refuse the other one.",
        "RFC 5280は年によって型を定める（5.1.2.4）。厳格な実装は他方の型を拒否する。";
    THIS_UPDATE "crl.this-update" Chosen,
        "not public; once a day", "時刻は非公開。1日1回",
        "It says since when the list is true.",
        "リストがいつの時点のものかを示す。";
    NEXT_UPDATE "crl.next-update" Standard,
        "later than thisUpdate; how much later is not public", "thisUpdateより後。間隔は非公開",
        "Without it nobody knows when the list is stale, and an old one can be replayed for ever.",
        "これがないと古さが判断できず、古いリストをいつまでも使い回せる。";
    ENTRIES "crl.entries" Chosen,
        "not public; by ascending serial number", "非公開。シリアル番号の昇順",
        "Software that searches by halves misses entries of an unsorted list.",
        "二分探索をする実装は、整列していないリストの項目を見落とす。";
    EMPTY "crl.empty" Standard,
        "no revokedCertificates at all when nothing is revoked", "失効がなければrevokedCertificates自体がない",
        "RFC 5280 forbids an empty list of entries (5.1.2.6).",
        "RFC 5280は空のリストを禁じている（5.1.2.6）。";
    ENTRY_TWICE "crl.entry.twice" Standard,
        "each serial number once", "各シリアル番号は一度だけ",
        "With two entries, date and reason depend on which one is read.",
        "二つあると、読む項目によって日時と理由が変わる。";
    ENTRY_TWICE_FAR "crl.entry.twice-far" Standard,
        "each serial number once; of a list that is this long and not sorted, only the first entries were compared (compared / all)", "各シリアル番号は一度だけ。整列していない長いリストでは先頭の項目だけを比べた（比べた数／全数）",
        "A double among the entries that were left out is not found here.",
        "比べなかった項目の中の重複は、ここでは見つからない。";
    ENTRY_SERIAL "crl.entry.serial" Standard,
        "a positive number in as few octets as possible", "最短のバイト数の正の整数",
        "The entry matches no certificate of JPKI.",
        "JPKIのどの証明書とも一致しない。";
    ENTRY_TIME "crl.entry.time" Standard,
        "a UTCTime not later than thisUpdate", "thisUpdate以前のUTCTime",
        "A list cannot know of a revocation in its own future.",
        "リストは自分より後の失効を知り得ない。";
    ENTRY_REASON "crl.entry.reason" OneSource,
        "unspecified, keyCompromise, cACompromise, affiliationChanged, superseded, cessationOfOperation, certificateHold, or none", "unspecified、keyCompromise、cACompromise、affiliationChanged、superseded、cessationOfOperation、certificateHold、または記載なし",
        "The reason tells a changed address from a lost card, and a hold from the end.",
        "理由は、住所変更とカード紛失、一時保留と失効確定を区別する。";
    ENTRY_REMOVED "crl.entry.removed" Standard,
        "removeFromCRL on delta lists only", "removeFromCRLは差分リストのみ",
        "On a complete list it means nothing, and verifiers disagree whether the certificate is revoked.",
        "完全なリストでは意味がなく、失効か否かの判断が割れる。";
    ENTRY_EXTENSION "crl.entry.extension" Standard,
        "no entry extension but a reasonCode that is not critical", "クリティカルでないreasonCodeのほかに項目拡張はない",
        "A critical one that a verifier does not know makes the whole list unusable (RFC 5280, 5.3).",
        "知らないクリティカルな拡張があれば、リスト全体が使えない（RFC 5280, 5.3）。";
    EXTENSIONS "crl.extensions" Chosen,
        "not public; authorityKeyIdentifier, cRLNumber, on delta lists deltaCRLIndicator, issuingDistributionPoint, freshestCRL if there are delta lists", "非公開。authorityKeyIdentifier、cRLNumber、差分リストではdeltaCRLIndicator、issuingDistributionPoint、差分リストがあればfreshestCRL",
        "RFC 5280 demands the first two of every list; without issuingDistributionPoint a part is taken for the whole.",
        "RFC 5280は前二者をすべてのリストに求める。issuingDistributionPointがなければ、一部のリストが全体とみなされる。";
    CRITICAL "crl.critical" Standard,
        "issuingDistributionPoint and deltaCRLIndicator critical, nothing else", "issuingDistributionPointとdeltaCRLIndicatorだけがクリティカル",
        "A verifier that does not know the scope must not use the list; not critical, it would take a part for the whole.",
        "範囲を知らない検証者はリストを使ってはならない。クリティカルでなければ一部を全体とみなす。";
    NUMBER "crl.number" Standard,
        "a positive number of up to 20 octets that grows", "20バイトまでの増加する正の整数",
        "It tells the newer of two lists; without it an old one can take a new one's place.",
        "二つのリストの新旧を示す。なければ古いリストに差し替えられる。";
    SCOPE "crl.scope" Inferred,
        "the directoryName of the partition with onlyContainsUserCerts, or the authority's name with onlyContainsCACerts", "区分のdirectoryNameとonlyContainsUserCerts、または認証局の名前とonlyContainsCACerts",
        "The scope must be that of the certificate's distribution point; otherwise the list says nothing about it.",
        "範囲は証明書の配布点と一致しなければならない。一致しなければ、その証明書の状態は分からない。";
    SCOPE_FLAGS "crl.scope-flags" Chosen,
        "not public; one of onlyContainsUserCerts and onlyContainsCACerts, nothing else", "非公開。onlyContainsUserCertsかonlyContainsCACertsの一方だけ",
        "The flags say for which certificates and reasons the list speaks.",
        "どの証明書・どの理由についてのリストかを示す。";
    INDIRECT "crl.indirect" Chosen,
        "not public; not indirect, not for some reasons only, not for attribute certificates", "非公開。間接でなく、理由を限らず、属性証明書用でない",
        "Entries of an indirect list may belong to other issuers; one with some reasons leaves others out.",
        "間接リストの項目は他の発行者のものかもしれない。理由を限るリストは他の理由を載せない。";
    FRESHEST "crl.freshest" Chosen,
        "no delta lists known; as an option, distribution points where they are", "差分リストは知られていない。選択肢として、その配布点",
        "Without a readable point the delta lists are not found.",
        "読める配布点がなければ差分リストを見つけられない。";
    DELTA "crl.delta" Chosen,
        "no delta lists known; as an option, a critical deltaCRLIndicator with the number of the base", "差分リストは知られていない。選択肢として、基準番号を持つクリティカルなdeltaCRLIndicator",
        "A delta list alone does not say what is revoked.",
        "差分リストだけでは何が失効しているか分からない。";
}
