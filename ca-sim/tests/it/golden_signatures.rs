//! Signatures that are published stay the same from build to build.
//!
//! Each hash value below was taken when the test was written. If one changes without a change of ours, a dependency makes other
//! bytes than before, and everything published would change with it: find out why before taking the new value.

use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey, EcPoint};
use openssl::ecdsa::EcdsaSig;
use openssl::nid::Nid;
use p384::pkcs8::EncodePrivateKey;
use sekisho_ca_sim::keys::{P384Key, RsaSigningKey, SignatureAlgorithm, SigningKey};
use sha2::{Digest, Sha256, Sha384};

use crate::world::pool;

/// Keys from the places of authorities and of holders.
const KEYS: [usize; 6] = [0, 1, 15, 16, 200, 319];

/// Lengths around the blocks of SHA-2, and one that spans many.
fn messages() -> Vec<Vec<u8>> {
    [0, 1, 55, 56, 64, 111, 112, 128, 5_000].map(|length| (0..=u8::MAX).cycle().take(length).collect()).into()
}

/// Makes the signature of a message.
type Signer = Box<dyn Fn(&[u8]) -> Vec<u8>>;

/// The hash value over all signatures, one behind the other, each made twice by every signer that a key has.
fn hash_of(signers: impl Fn(usize) -> Vec<Signer>) -> String {
    let mut hash = Sha256::new();
    for index in KEYS {
        let signers = signers(index);
        for message in messages() {
            let made: Vec<_> = signers.iter().flat_map(|sign| [sign(&message), sign(&message)]).collect();
            assert!(made.iter().all(|one| *one == made[0]), "key {index}, {} octets", message.len());
            hash.update(&made[0]);
        }
    }
    format!("{:x}", hash.finalize())
}

/// The pool key in both back ends.
fn both(index: usize, sign: fn(&dyn RsaSigningKey, &[u8]) -> Vec<u8>) -> Vec<Signer> {
    let (first, second) = (pool().key(index).unwrap(), pool().cross_check_key(index).unwrap());
    vec![Box::new(move |message| sign(&*first, message)), Box::new(move |message| sign(&second, message))]
}

#[test]
fn signatures_of_pkcs1_stay_the_same() {
    let sign = |key: &dyn RsaSigningKey, message: &[u8]| key.sign(SignatureAlgorithm::Sha256WithRsa, message).unwrap();
    assert_eq!(hash_of(|index| both(index, sign)), "032f124c11d9554218958722387e76a3fbb34c0bba6a3c4fc0ec0061ee6fbc2a");
}

/// What a card signs is a DigestInfo of any hash function, or anything else.
#[test]
fn signatures_over_whatever_a_card_is_given_stay_the_same() {
    let sign = |key: &dyn RsaSigningKey, message: &[u8]| {
        let mut signature = Vec::new();
        key.sign_pkcs1_raw(&message[..message.len().min(245)], &mut signature).unwrap();
        signature
    };
    assert_eq!(hash_of(|index| both(index, sign)), "1f250fbda06658f9b983b8fa229414eeca9eb223af21358fad80162955105580");
}

#[test]
fn signatures_of_pss_with_a_given_salt_stay_the_same() {
    let sign = |key: &dyn RsaSigningKey, message: &[u8]| {
        let salt = Sha256::new().chain_update("salt").chain_update(message).finalize().into();
        let mut signature = Vec::new();
        key.sign_pss(&Sha256::digest(message).into(), &salt, &mut signature).unwrap();
        signature
    };
    assert_eq!(hash_of(|index| both(index, sign)), "42cab94beeacc2f6634a7bf907561bbd0617377fc7654dd3c20e5538c44dbbbc");
}

#[test]
fn signatures_on_p_384_stay_the_same() {
    let seeded = |index: usize| P384Key::from_seed(format!("golden {index}").as_bytes()).unwrap();
    // What a certificate has, and what a card gives, written as a certificate has it.
    let signers = |index| -> Vec<Signer> {
        let (one, other) = (seeded(index), seeded(index));
        let algorithm = SignatureAlgorithm::EcdsaWithSha384;
        vec![
            Box::new(move |message| one.sign(algorithm, message).unwrap()),
            Box::new(move |message| {
                let mut fixed = Vec::new();
                other.sign_fixed(&Sha384::digest(message), &mut fixed).unwrap();
                let (r, s) = fixed.split_at(48);
                let [r, s] = [r, s].map(|number| BigNum::from_slice(number).unwrap());
                EcdsaSig::from_private_components(r, s).unwrap().to_der().unwrap()
            }),
        ]
    };
    assert_eq!(hash_of(signers), "28c6d085ddad58bad50a533915f7f1b55f507d0470df7609ee31809f2b5e4afa");
}

/// RFC 6979, A.2.6: the private key, and r and s of two messages with SHA-384.
const RFC_6979_KEY: &str =
    "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5";
const RFC_6979_PUBLIC: &str = "04\
     EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A254515480BC13\
     8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720";
const RFC_6979_SIGNATURES: [(&str, &str); 2] = [
    (
        "sample",
        "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46\
         99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8",
    ),
    (
        "test",
        "8203B63D3C853E8D77227FB377BCF7B7B772E97892A80F36AB775D509D7A5FEB0542A7F0812998DA8F1DD3CA3CF023DB\
         DDD0760448D42D8A43AF45AF836FCE4DE8BE06B485E9B61B827C2F13173923E06A739F040649A667BF3B828246BAA5A5",
    ),
];

#[test]
fn a_key_on_p_384_signs_as_rfc_6979_says() {
    let document = p384::SecretKey::from_slice(&hex::decode(RFC_6979_KEY).unwrap()).unwrap().to_pkcs8_der().unwrap();
    let key = P384Key::from_pkcs8(document.as_bytes()).unwrap();
    let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
    let mut context = BigNumContext::new().unwrap();
    let point = EcPoint::from_bytes(&group, &hex::decode(RFC_6979_PUBLIC).unwrap(), &mut context).unwrap();
    let public = EcKey::from_public_key(&group, &point).unwrap();
    assert_eq!(key.spki_der(), public.public_key_to_der().unwrap());
    for (message, expected) in RFC_6979_SIGNATURES {
        let mut signed = Vec::new();
        key.sign_fixed(&Sha384::digest(message), &mut signed).unwrap();
        assert_eq!(hex::encode_upper(signed), expected);
        let der = key.sign(SignatureAlgorithm::EcdsaWithSha384, message.as_bytes()).unwrap();
        assert!(EcdsaSig::from_der(&der).unwrap().verify(&Sha384::digest(message), &public).unwrap());
    }
}
