//! Revocation lists of a million entries beside `openssl ca -gencrl`, of ten million alone, and looking up in both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use openssl::x509::X509;
use sekisho_ca_sim::keys::PoolKeys;
use sekisho_ca_sim::{Authority, AuthorityFile, CrlIndex, Generation, Line, Settings};

use crate::crl_lists::{same_entries, verify_list};
use crate::failure::Failure;
use crate::revocations::{SplitMix, revocations, write_entries, write_index};
use crate::stopwatch::Stopwatch;
use crate::whole_process::{ProcessCost, whole_process};

/// 2026-06-01T03:00:00Z, in seconds: after the last revocation.
const FOUNDED_AT: i64 = 1_780_282_800;
const THIS_UPDATE: &str = "2026-11-24T03:00:00Z";
/// Serial numbers looked up in a round.
const LOOK_UPS: usize = 1_000_000;

/// What was measured.
#[derive(Clone, Debug)]
pub struct CrlSpeed {
    /// Lists of both programs, in turns.
    pub compared: Compared,
    /// Lists of ours alone, ten times as long.
    pub longer: Lists,
    /// Looking up in the list of the comparison, and in the longer one.
    pub look_ups: [LookUps; 2],
}

/// Two programs with the same revocations.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Ours.
    pub ours: Lists,
    /// Each run of `openssl ca -gencrl`, in the rounds of ours.
    pub openssl: Vec<ProcessCost>,
}

/// Runs of ours.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Entries.
    pub entries: usize,
    /// Octets of the file of entries.
    pub input: u64,
    /// Octets of the list.
    pub output: u64,
    /// Each run.
    pub runs: Vec<ProcessCost>,
}

/// Looking up serial numbers in an index.
#[derive(Clone, Debug)]
pub struct LookUps {
    /// Entries of the list.
    pub entries: usize,
    /// Seconds that the one pass over the list took, in each round.
    pub indexing: Vec<f64>,
    /// Seconds that a look-up took in the mean, in each round.
    pub look_up: Vec<f64>,
}

/// The folder in which everything lies, with an authority for either program.
struct Desk<'a> {
    folder: &'a Path,
    sekisho: &'a Path,
    root: PathBuf,
}

/// Makes lists of so many entries with both programs in turns, compares what is in them, and goes on with ten times as many.
///
/// # Errors
/// [`Failure`] if a program fails, OpenSSL does not accept our list, or the lists have other entries.
pub fn crl_speed(folder: &Path, sekisho: &Path, entries: usize, rounds: u32) -> Result<CrlSpeed, Failure> {
    let desk = Desk::new(folder, sekisho)?;
    let compared = desk.compare(entries, rounds)?;
    let first = desk.look_up(entries, rounds)?;
    let longer = desk.longer(entries.saturating_mul(10), rounds)?;
    let second = desk.look_up(longer.entries, rounds)?;
    Ok(CrlSpeed { compared, longer, look_ups: [first, second] })
}

impl<'a> Desk<'a> {
    fn new(folder: &'a Path, sekisho: &'a Path) -> Result<Self, Failure> {
        let authority = Authority::new(&Settings::default(), PoolKeys::genuine()?, Timestamp::constant(FOUNDED_AT, 0))?;
        AuthorityFile::create(&folder.join("ca.json"), authority.state())?;
        let pem = X509::from_der(authority.root(Line::Signing, Generation::FIRST)?).and_then(|root| root.to_pem());
        let pem = pem.map_err(|error| Failure::Memory { detail: format!("the root in PEM: {error}") })?;
        let desk = Self { folder, sekisho, root: folder.join("root.pem") };
        desk.put("root.pem", &pem)?;
        let settings = "[ca]\ndefault_ca = all\n[all]\ndatabase = index.txt\ncrlnumber = number\ndefault_md = sha256\n\
                        certificate = peer.pem\nprivate_key = peer.key\ndefault_crl_days = 2\n";
        desk.put("peer.cnf", settings.as_bytes())?;
        let mut request = Command::new("openssl");
        request.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "peer.key", "-out", "peer.pem"]);
        let output = request.args(["-subj", "/CN=peer"]).current_dir(folder).output();
        let output = output.map_err(Failure::io("run openssl"))?;
        if output.status.success() {
            return Ok(desk);
        }
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(Failure::Child { program: "openssl req".to_owned(), status: output.status, stderr })
    }

    fn compare(&self, entries: usize, rounds: u32) -> Result<Compared, Failure> {
        write_entries(&self.path("entries.txt"), entries)?;
        write_index(&self.path("index.txt"), entries)?;
        // Once each before anything counts, so that both find their files in memory.
        self.ours()?;
        self.openssl()?;
        let (mut runs, mut openssl) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            if round % 2 == 0 {
                openssl.push(self.openssl()?);
            }
            runs.push(self.ours()?);
            if round % 2 == 1 {
                openssl.push(self.openssl()?);
            }
        }
        verify_list(&self.path("list.der"), &self.root)?;
        let same = same_entries((&self.path("list.der"), "DER"), (&self.path("peer-list.pem"), "PEM"))?;
        if same != entries {
            return Err(Failure::Entries { expected: entries, got: same });
        }
        Ok(Compared { ours: self.lists(entries, runs)?, openssl })
    }

    fn longer(&self, entries: usize, rounds: u32) -> Result<Lists, Failure> {
        write_entries(&self.path("entries.txt"), entries)?;
        self.ours()?;
        let runs = (0..rounds).map(|_| self.ours()).collect::<Result<_, _>>()?;
        verify_list(&self.path("list.der"), &self.root)?;
        self.lists(entries, runs)
    }

    /// Indexes the list that was made last, and looks up serial numbers from all over it, some of them listed.
    fn look_up(&self, entries: usize, rounds: u32) -> Result<LookUps, Failure> {
        let list = fs::read(self.path("list.der")).map_err(Failure::io("read the list"))?;
        let last = revocations(entries).last().map_or(1, |revoked| revoked.serial.value());
        let (mut indexing, mut look_up) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            let stopwatch = Stopwatch::start();
            let index = CrlIndex::from_der(&list)?;
            indexing.push(stopwatch.seconds());
            if index.len() != entries {
                return Err(Failure::Entries { expected: entries, got: index.len() });
            }
            let mut draw = SplitMix(u64::from(round));
            let serials: Vec<_> = (0..LOOK_UPS).map(|_| sekisho_ca_sim::Serial::new(draw.below(last + 1))).collect();
            let stopwatch = Stopwatch::start();
            let found = serials.iter().filter(|serial| index.find(**serial).is_some()).count();
            look_up.push(stopwatch.seconds() / LOOK_UPS as f64);
            std::hint::black_box(found);
        }
        Ok(LookUps { entries, indexing, look_up })
    }

    fn ours(&self) -> Result<ProcessCost, Failure> {
        // A list that is there already would have to be thrown away first.
        self.remove("list.der")?;
        let what = ["ca", "crl", "--ca", "ca.json", "--entries", "entries.txt", "--line", "signature"];
        let which = ["--partition", "Tokyo-to/Shibuya-ku", "--number", "7", "--at", THIS_UPDATE, "--out", "list.der"];
        whole_process(self.sekisho, &[what, which].concat(), self.folder)
    }

    fn openssl(&self) -> Result<ProcessCost, Failure> {
        self.remove("peer-list.pem")?;
        self.put("number", b"07\n")?;
        let arguments = ["ca", "-config", "peer.cnf", "-gencrl", "-out", "peer-list.pem"];
        whole_process(Path::new("openssl"), &arguments, self.folder)
    }

    fn lists(&self, entries: usize, runs: Vec<ProcessCost>) -> Result<Lists, Failure> {
        let size = |name| {
            let metadata = fs::metadata(self.path(name)).map_err(Failure::io(format!("look at {name}")))?;
            Ok::<_, Failure>(metadata.len())
        };
        Ok(Lists { entries, input: size("entries.txt")?, output: size("list.der")?, runs })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn put(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        fs::write(self.path(name), content).map_err(Failure::io(format!("write {name}")))
    }

    fn remove(&self, name: &str) -> Result<(), Failure> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Failure::io(format!("remove {name}"))(error))
            }
            _ => Ok(()),
        }
    }
}
