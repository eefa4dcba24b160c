//! The address register of the shares mode: the list of all addresses an organisation may name, the same for all. A row's
//! number is an address's place in it.

use crate::address::{self, KeyType};
use crate::hex::Hex;
use crate::mapping::Mapping;
use crate::mode::Listed;
use crate::prepare::Key;
use crate::refusal::{Refusal, ensure};
use crate::sheet::Sheet;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// All addresses, by key, ascending.
#[derive(Clone, PartialEq, Eq)]
pub struct Register {
    keys: Vec<Key>,
}

impl Register {
    /// A register of these keys.
    pub fn new(keys: BTreeSet<Key>) -> Self {
        Self { keys: keys.into_iter().collect() }
    }

    /// Makes a register of a list of addresses. Answers the number of rows that give no key too.
    ///
    /// # Errors
    /// `column-missing`.
    pub fn of_sheet(sheet: &Sheet, key_type: KeyType) -> Result<(Self, usize), Refusal> {
        let mapping = Mapping { label: String::new(), ..Mapping::guess(sheet) };
        let written = mapping.reader(sheet)?;
        let keys: Vec<Result<String, address::Flaw>> =
            sheet.rows.iter().map(|(_, row)| address::key(&written(row), key_type)).collect();
        let flaws = keys.iter().filter(|key| key.is_err()).count();
        Ok((Self::new(keys.into_iter().flatten().map(Key::new).collect()), flaws))
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// `register-form` when the lines do not ascend strictly or one is empty.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let form = || Refusal::new("register-form");
        let text = std::str::from_utf8(bytes).map_err(|_| form())?;
        let lines: Vec<&str> = text.strip_suffix('\n').ok_or_else(form)?.split('\n').collect();
        ensure(lines.is_sorted_by(|a, b| a < b) && !lines[0].is_empty(), "register-form")?;
        Ok(Self { keys: lines.into_iter().map(|line| Key::new(line.to_owned())).collect() })
    }

    /// As a file: a key a line, ascending as bytes, each line ended by LF.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.keys.iter().flat_map(|key| [key.as_str().as_bytes(), b"\n"]).flatten().copied().collect()
    }

    /// SHA-256 of the file.
    pub fn hash(&self) -> Hex<32> {
        Hex(Sha256::digest(self.to_bytes()).into())
    }

    /// As a manifest names it.
    pub fn listed(&self) -> Listed {
        Listed { rows: u32::try_from(self.keys.len()).unwrap_or(u32::MAX), hash: self.hash() }
    }

    /// The row of an address.
    pub fn row(&self, key: &Key) -> Option<usize> {
        self.keys.binary_search(key).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::keys;

    #[test]
    fn a_register_is_read_back_and_rows_are_found() {
        let register = Register::new(keys(0..300));
        let again = Register::parse(&register.to_bytes()).unwrap();
        assert_eq!((again.hash(), again.listed().rows), (register.hash(), 300));
        let rows: BTreeSet<_> = keys(0..300).iter().map(|key| again.row(key).unwrap()).collect();
        assert_eq!(rows, (0..300).collect());
        assert_eq!(again.row(&Key::new("P|1506AB|300|".into())), None);
    }

    #[test]
    fn another_order_a_double_and_an_empty_line_are_no_register() {
        for bytes in ["", "b\na\n", "a\na\n", "a", "\n", "a\n\n", "\na\n"] {
            assert_eq!(Register::parse(bytes.as_bytes()).err().unwrap().code, "register-form", "{bytes:?}");
        }
    }

    #[test]
    fn a_register_is_made_of_a_list() {
        let sheet = Sheet::read("bag.csv", b"Postcode;Huisnummer\n1506AB;2\n1506 ab;02\n1506AB;1\nx;1\n").unwrap();
        let (register, flaws) = Register::of_sheet(&sheet, KeyType::Postcode).unwrap();
        assert_eq!((register.to_bytes(), flaws), (b"P|1506AB|1|\nP|1506AB|2|\n".to_vec(), 1));
    }
}
