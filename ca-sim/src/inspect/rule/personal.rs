//! The six items about the holder in a signing certificate.

rules! {
    ORDER "personal.order" TwoSources,
        "six otherNames in the order .1 .4 .3 .5 .2 .6 (name, birth, sex, address, substitutes of both)", "otherName六つ、順序は.1 .4 .3 .5 .2 .6（氏名・生年月日・性別・住所・代替文字位置二つ）",
        "Software that reads by position takes one item for another.",
        "位置で読む実装は項目を取り違える。";
    ONLY_OTHER_NAMES "personal.only-other-names" TwoSources,
        "nothing but these otherNames", "これらのotherNameだけ",
        "Verifiers with a narrow profile refuse other names, and wide ones may take them for an identity.",
        "狭いプロファイルの検証者は拒否し、広い検証者は別の身元とみなすおそれがある。";
    ITEM_MISSING "personal.missing" TwoSources,
        "this item", "この項目がある",
        "The four items of identity are not complete.",
        "基本4情報がそろわない。";
    ITEM_TWICE "personal.twice" TwoSources,
        "each item once", "各項目は一度だけ",
        "One verifier reads the first, another the last: two people in one certificate.",
        "最初を読む検証者と最後を読む検証者では、一つの証明書に二人の人物がいることになる。";
    ITEM_UNKNOWN "personal.unknown" OneSource,
        "no further item known; readings of names are said to be there from 2026-05-26, under an identifier that is not public", "他の項目は知られていない。2026年5月26日から氏名の振り仮名が入るとされるが、OIDは公開されていない",
        "A verifier that demands exactly six items refuses certificates with more.",
        "ちょうど六項目を求める検証者は、項目の多い証明書を拒否する。";
    ITEM_FOREIGN "personal.foreign" TwoSources,
        "no otherName outside 1.2.392.200149.8.5.5", "1.2.392.200149.8.5.5以外のotherNameはない",
        "It is no item of JPKI; a verifier must not take it for one.",
        "JPKIの項目ではない。検証者は項目とみなしてはならない。";
    ITEM_TYPE "personal.type" TwoSources,
        "UTF8String inside an explicit [0]", "明示的な[0]の中のUTF8String",
        "Software reads the octets as UTF-8 and gets another text or none.",
        "実装はUTF-8として読むため、別の文字列になるか読めない。";
    NAME "personal.name" TwoSources,
        "family and given name parted by one full-width space", "氏と名を全角空白一つで区切る",
        "Names compared with other records do not match.",
        "他の記録との氏名の突合が一致しない。";
    NAME_PARTS "personal.name-parts" Chosen,
        "not known how more than two parts, such as a former family name, are written", "旧氏など三つ以上の部分からなる氏名の書き方は不明",
        "Software that expects two parts fails, or cuts the name.",
        "二つの部分を前提とする実装は失敗するか、氏名を切り詰める。";
    SEX "personal.sex" TwoSources,
        "1 male, 2 female, 3 unknown", "1男、2女、3不明",
        "Software that maps the digit fails or shows a wrong sex.",
        "数字を対応付ける実装が失敗するか、誤った性別を示す。";
    BIRTH "personal.birth" TwoSources,
        "nine digits EYYYYMMDD: era 1 to 5, Gregorian year, a real date within the era", "9桁EYYYYMMDD：元号1～5、西暦年、その元号の実在する日",
        "Age checks read the Gregorian year; a year of the era or a wrong era gives a wrong age.",
        "年齢確認は西暦年を読む。和暦の年や誤った元号では年齢を誤る。";
    BIRTH_PARTLY "personal.birth-partly" Inferred,
        "zeros where era, month or day are not known", "元号・月・日が不明なら零",
        "Software that expects a date fails; age has to be told from the year or not at all.",
        "日付を期待する実装は失敗する。年齢は年からしか、あるいは全く分からない。";
    ADDRESS "personal.address" TwoSources,
        "from the prefecture on, without a postal code, up to 200 characters", "都道府県から始まり、郵便番号なし、200文字まで",
        "Addresses compared with other records do not match.",
        "他の記録との住所の突合が一致しない。";
    SUBSTITUTES "personal.substitutes" OneSource,
        "0 or 1 for each character: 0 as it is, 1 substituted", "文字ごとに0（そのまま）か1（代替文字）",
        "It tells which characters must not be compared with other records.",
        "どの文字を他の記録と比べてはならないかを示す。";
    SUBSTITUTES_LENGTH "personal.substitutes-length" Inferred,
        "as many digits as the item has characters", "項目の文字数と同じ桁数",
        "The digits cannot be assigned to characters.",
        "数字を文字に対応付けられない。";
}
