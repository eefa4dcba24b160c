//! The folder beside its file in which a box stands open: what a restart or a crash of the laptop
//! finds again. What is in it is not encrypted; closing the box for good removes it.

use super::{Pack, Passphrase, Signer, refused};
use crate::access::seat;
use crate::execute::{Failure, folded, key};
use crate::methods::Methods;
use crate::read::{self, Boxed};
use crate::store::Store;
use bloemenzee_domain::event::changes_of;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Says that a folder was unpacked to its end.
pub(super) const READY: &str = "ready";
/// Held while a box is served, or closed.
const LOCK: &str = "lock";

/// The folder in which a box stands open; nobody else opens it while this lives.
pub struct Folder {
    file: PathBuf,
    path: PathBuf,
    _lock: File,
}

/// A box that stands open.
pub struct Opened {
    /// Its database.
    pub store: Store,
    /// The methods, with that of its route.
    pub methods: Methods,
    /// What it is.
    pub boxed: Boxed,
    /// What people call it.
    pub name: String,
    /// The organisation whose route it has.
    pub organisation: String,
    /// Whether it was unpacked just now.
    pub fresh: bool,
}

fn fault(what: &Path, error: &io::Error) -> Failure {
    Failure::Fault(format!("{}: {error}", what.display()))
}

impl Folder {
    /// The folder of a box in this file; made when it is not there, for its owner only. Without the file none is made.
    ///
    /// # Errors
    /// [`Failure::Refused`] when somebody else has the box open; [`Failure::Fault`] when the folder
    /// cannot be had.
    pub fn beside(file: &Path) -> Result<Self, Failure> {
        fs::metadata(file).map_err(|error| fault(file, &error))?;
        let path = beside(file, ".open");
        make_private(&path).map_err(|error| fault(&path, &error))?;
        let lock = File::create(path.join(LOCK)).map_err(|error| fault(&path, &error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { file: file.to_owned(), path, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(refused("box-is-open")),
            Err(TryLockError::Error(error)) => Err(fault(&path, &error)),
        }
    }

    /// The file of the box.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in the file, as it was last sealed.
    ///
    /// # Errors
    /// [`Failure::Refused`] when the passphrase does not open it, or it is no box;
    /// [`Failure::Fault`] when it cannot be read.
    pub async fn sealed(&self, passphrase: &Passphrase) -> Result<Pack, Failure> {
        let sealed = tokio::fs::read(&self.file).await.map_err(|error| fault(&self.file, &error))?;
        Pack::open(sealed, passphrase).await
    }

    /// Opens the box: what stands in the folder, or what comes out of the file the first time.
    ///
    /// # Errors
    /// As [`Folder::sealed`]; [`Failure::Refused`] when its own signature does not hold, or another
    /// box stands in the folder.
    pub async fn open(&self, passphrase: &Passphrase) -> Result<Opened, Failure> {
        let pack = self.sealed(passphrase).await?;
        let signer = Signer::parse(&pack.secret).ok_or_else(|| refused("box-no-box"))?;
        if !pack.is_signed_by(&signer.verifier()) {
            return Err(refused("box-changed"));
        }
        let fresh = !self.path.join(READY).exists();
        if fresh {
            self.unpack(&pack).await?;
        }
        let methods = self.methods()?;
        let store = self.store().await?;
        let boxed = read::boxed(&store).await?.filter(|boxed| boxed.id == pack.id);
        let boxed = boxed.ok_or_else(|| refused("box-other-open"))?;
        Ok(Opened { store, methods, boxed, name: pack.name, organisation: pack.organisation, fresh })
    }

    fn methods(&self) -> Result<Methods, Failure> {
        Methods::load(Some(&self.path.join("methods"))).map_err(|error| Failure::Fault(error.to_string()))
    }

    async fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(&format!("sqlite:{}", self.path.join("bloemenzee.sqlite").display())).await?)
    }

    async fn unpack(&self, pack: &Pack) -> Result<(), Failure> {
        self.empty().map_err(|error| fault(&self.path, &error))?;
        let files = || -> io::Result<()> {
            let methods = self.path.join("methods");
            make_private(&methods)?;
            private(&methods.join("route.toml"), pack.method.as_bytes())?;
            private(&self.path.join("seat.key"), pack.seat_key.as_bytes())
        };
        files().map_err(|error| fault(&self.path, &error))?;
        let (store, route) = (self.store().await?, key(pack.route));
        let mut txn = store.begin(std::slice::from_ref(&route)).await?;
        pack.entries.iter().try_for_each(|entry| txn.carry(&route, entry))?;
        pack.elsewhere.iter().for_each(|seq| txn.leave_words(&route, *seq));
        let boxed = Boxed { route: pack.route, id: pack.id, entries: pack.left, closed: None };
        let kept = read::keep_boxed(&boxed, &pack.records).into_iter();
        let codes = seat::take_in(pack.route, &pack.seat_codes);
        let pictures = pack.pictures(pack.left)?.into_iter().map(|picture| picture.put(pack.route));
        kept.chain(codes).chain(pictures).for_each(|statement| txn.push(statement));
        if !txn.verify(&route).await?.is_sound() {
            return Err(refused("box-changed"));
        }
        txn.commit().await?;
        self.tables(&store, pack).await?;
        private(&self.path.join(READY), b"").map_err(|error| fault(&self.path, &error))
    }

    /// Writes the tables of a box that was unpacked just now.
    async fn tables(&self, store: &Store, pack: &Pack) -> Result<(), Failure> {
        let route = folded(store, &self.methods()?, pack.route).await?.ok_or_else(|| refused("box-no-box"))?;
        let mut txn = store.begin(&[key(pack.route)]).await?;
        read::all_statements(&route).into_iter().for_each(|statement| txn.push(statement));
        let mut records = pack.records.clone();
        for entry in pack.entries.iter().filter(|entry| entry.seq > pack.left) {
            let changes = changes_of(entry.content("words").map(str::as_bytes)).map_err(|_| refused("box-no-box"))?;
            records.extend(changes.into_iter().map(|change| change.record));
        }
        let written = records.iter().flat_map(|record| read::record_statements(pack.route, record));
        written.for_each(|statement| txn.push(statement));
        Ok(txn.commit().await?)
    }

    /// Removes what an earlier unpacking left behind that did not come to its end.
    fn empty(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name() == LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// The path of a file with this behind its name.
pub(super) fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn make_private(path: &Path) -> io::Result<()> {
    let mut folder = fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path)
}

/// Writes a new file that only its owner reads, and waits until the disk has it.
///
/// # Errors
/// What the system says, when it is there already too.
pub fn private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
