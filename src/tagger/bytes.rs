//! Reads and writes the binary format of both models: little-endian numbers behind a header, which `build.rs` checks.

use super::calibrate::{Calibration, Calibrations, Curve};
use super::language::Language;

/// The bytes of a header: magic (8), version, length of what follows (4 each), its checksum (8).
pub(super) const HEADER: usize = 24;

/// The checksum of a file: FNV-1a, 64 bits. `build.rs` has the same.
pub(super) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The checksum that a file's header has.
pub(super) fn checksum(file: &[u8]) -> Option<u64> {
    let mut bytes = Bytes { rest: file };
    bytes.take(16)?;
    bytes.u64()
}

/// A file with this payload, with its header.
#[cfg(any(test, feature = "train"))]
pub(super) fn sealed(magic: &[u8; 8], version: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap_or_default();
    let mut file = magic.to_vec();
    file.extend(version.to_le_bytes());
    file.extend(length.to_le_bytes());
    file.extend(fnv(payload).to_le_bytes());
    file.extend(payload);
    file
}

/// Curves as [`Bytes::calibrations`] reads them.
#[cfg(any(test, feature = "train"))]
pub(super) fn write_calibrations(calibrations: &Calibrations, out: &mut Vec<u8>) {
    out.extend(u32::try_from(calibrations.0.len()).unwrap_or_default().to_le_bytes());
    for (language, Calibration { person, organization }) in &calibrations.0 {
        out.extend(u32::from(*language as u8).to_le_bytes());
        let numbers = [person, organization].map(|curve| [curve.slope, curve.shift, curve.sure]);
        out.extend(numbers.iter().flatten().flat_map(|number| number.to_le_bytes()));
    }
}

/// A reader of bytes.
pub(super) struct Bytes<'a> {
    pub(super) rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// A finite number.
    pub(super) fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|number| number.is_finite())
    }

    /// The calibrations: the number of languages, then for each its number and its curves.
    pub(super) fn calibrations(&mut self) -> Option<Calibrations> {
        let count = self.u32()?;
        let known = (0..count).map(|_| {
            let language = *Language::ALL.get(self.u32()? as usize)?;
            let mut curve = || Some(Curve { slope: self.f32()?, shift: self.f32()?, sure: self.f32()? });
            Some((language, Calibration { person: curve()?, organization: curve()? }))
        });
        known.collect::<Option<Vec<_>>>().map(Calibrations)
    }
}
