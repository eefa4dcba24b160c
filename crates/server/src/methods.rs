//! The methods that this binary carries: every file of `methods/`, embedded and checked at start.

use bloemenzee_domain::method::{BrokenMethod, Method};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../methods");

/// The methods by id, each with the text of its file.
#[derive(Clone, Debug)]
pub struct Methods(BTreeMap<String, (Arc<Method>, Arc<str>)>);

/// Why the methods could not be read: which file, and what is wrong with it.
#[derive(Debug, thiserror::Error)]
pub enum MethodsError {
    /// A file is broken; says the line and the reason.
    #[error("{file}, {broken}")]
    Broken {
        /// Which file.
        file: String,
        /// The line and the reason.
        broken: BrokenMethod,
    },
    /// A folder of methods cannot be read.
    #[error("the folder of methods cannot be read: {0}")]
    Folder(#[from] std::io::Error),
}

impl Methods {
    /// The embedded methods, and those of a folder when one is named; a folder's file with the
    /// same id takes the embedded one's place.
    ///
    /// # Errors
    /// The first broken file, with its line and the reason.
    pub fn load(folder: Option<&Path>) -> Result<Self, MethodsError> {
        let mut all = BTreeMap::new();
        for file in EMBEDDED.files() {
            let name = file.path().display().to_string();
            add(&mut all, name, file.contents_utf8().unwrap_or(""))?;
        }
        for entry in folder.map(std::fs::read_dir).transpose()?.into_iter().flatten() {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "toml") {
                add(&mut all, path.display().to_string(), &std::fs::read_to_string(&path)?)?;
            }
        }
        Ok(Self(all))
    }

    /// The method of that id.
    pub fn get(&self, id: &str) -> Option<Arc<Method>> {
        self.0.get(id).map(|(method, _)| Arc::clone(method))
    }

    /// The text of the file of that method.
    pub fn source(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|(_, source)| source.as_ref())
    }

    /// All methods, by id.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Method>> {
        self.0.values().map(|(method, _)| method)
    }
}

fn add(all: &mut BTreeMap<String, (Arc<Method>, Arc<str>)>, file: String, source: &str) -> Result<(), MethodsError> {
    let method = Method::parse(source).map_err(|broken| MethodsError::Broken { file, broken })?;
    all.insert(method.id.clone(), (Arc::new(method), source.into()));
    Ok(())
}
