//! Rules of DER itself (X.690), which a signed object has to keep.

rules! {
    READABLE "encoding.readable" Standard,
        "elements of DER, one inside the other", "入れ子になったDERの要素",
        "What cannot be read cannot be checked; a verifier has to refuse the object.",
        "読めないものは検査できない。検証者はこのオブジェクトを拒否しなければならない。";
    LENGTH "encoding.length" Standard,
        "lengths in as few octets as possible", "長さは最短のバイト数で書く",
        "One value, two encodings: verifiers that encode again what they read compute another hash.",
        "同じ値に二つの符号化があると、読んだものを再符号化する検証者のハッシュ値が変わる。";
    COMPLETE "encoding.complete" Standard,
        "as many octets as each length says", "長さの示すとおりのバイト数",
        "The object was cut off; what is missing cannot be checked.",
        "オブジェクトが途中で切れている。欠けた部分は検査できない。";
    TRAILING "encoding.trailing" Standard,
        "nothing behind the end of the object", "オブジェクトの後ろに何もない",
        "What follows is not signed: a file of a card is longer than its certificate, and who reads it has to cut it.",
        "後続のバイトは署名されていない。カードのファイルは証明書より長いので、読み手が切り詰める必要がある。";
    DEPTH "encoding.depth" Standard,
        "structures of a small depth", "浅い構造",
        "Nesting without end is an attack on parsers.",
        "際限のない入れ子は構文解析器への攻撃である。";
    FIELD "encoding.field" Standard,
        "exactly the fields of the structure, in their order", "構造の定めるフィールドだけがその順にある",
        "Parsers disagree about what they do not expect, so two verifiers may see two different objects.",
        "想定外の要素の扱いは実装ごとに異なり、検証者によって別のオブジェクトに見えるおそれがある。";
    BOOLEAN "encoding.boolean" Standard,
        "TRUE as FF", "TRUEはFF",
        "DER knows one TRUE. A lenient parser takes 01 as true, a strict one refuses it: verifiers disagree.",
        "DERのTRUEは一つだけである。寛容な実装は01も真とみなし、厳格な実装は拒否するため、検証者の判断が割れる。";
    DEFAULT "encoding.default" Standard,
        "a value that is the default is left out", "既定値は書かない",
        "DER leaves defaults out; strict parsers refuse an object that writes them.",
        "DERは既定値を省く。書かれていると厳格な実装は拒否する。";
    INTEGER "encoding.integer" Standard,
        "integers in as few octets as possible", "整数は最短のバイト数で書く",
        "Whoever compares octets takes it for another number: a serial number is then not found on the CRL.",
        "バイト列で比べる実装は同じ数を別の数とみなし、CRLでシリアル番号を見つけられない。";
}
