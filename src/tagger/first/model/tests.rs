use super::*;
use crate::tagger::calibrate::Calibration;
use crate::tagger::language::Language;

fn parts() -> Parts {
    let mut weights = [0; WIDTH];
    weights[0] = -128;
    weights[12] = 127;
    let mut small = [0; WIDTH];
    (small[0], small[5], small[11]) = (7, -7, -1);
    Parts {
        scale: 0.05,
        bias: 0.25,
        calibrations: Calibrations(vec![(Language::German, Calibration::default())]),
        following: std::array::from_fn(|from| {
            std::array::from_fn(|to| if to < LABELS { (from * to) as f32 } else { 0.0 })
        }),
        words: vec![(3, WordInfo(7)), (400, WordInfo(1)), (u32::MAX, WordInfo(0xffff))],
        features: vec![(1, weights), (7, small), (u32::MAX - 1, [0; WIDTH])],
    }
}

#[test]
fn a_file_is_read_as_it_was_written() {
    let parts = parts();
    let read = Parts::read(&parts.write()).unwrap();
    assert_eq!(read, parts);
    let model = Model::new(&read);
    assert_eq!(model.weights(1).map(|weights| weights[12]), Some(127));
    assert!(model.weights(2).is_none());
}

#[test]
fn faults_are_told_apart() {
    let file = parts().write();
    assert_eq!(Parts::read(b""), Err(Fault::NotAModel));
    assert_eq!(Parts::read(b"version https://git-lfs"), Err(Fault::NotAModel));
    let mut other = file.clone();
    other[8] = 99;
    assert_eq!(Parts::read(&other), Err(Fault::OtherVersion));
    for length in [9, 20, HEADER, file.len() - 1] {
        assert_eq!(Parts::read(&file[..length]), Err(Fault::Truncated), "{length}");
    }
    let mut longer = file.clone();
    longer.push(0);
    assert_eq!(Parts::read(&longer), Err(Fault::Corrupt));
    for at in HEADER..file.len() {
        let mut flipped = file.clone();
        flipped[at] ^= 0x10;
        assert_eq!(Parts::read(&flipped), Err(Fault::Corrupt), "{at}");
    }
}

#[test]
fn numbers_of_any_length_are_read() {
    for number in [0, 127, 128, 16_383, 16_384, u32::MAX] {
        let mut bytes = Vec::new();
        write_varint(number, &mut bytes);
        assert_eq!(Bytes { rest: &bytes }.varint(), Some(number));
    }
    assert_eq!(Bytes { rest: &[0x80; 6] }.varint(), None);
}

#[cfg(not(feature = "train"))]
#[test]
fn the_embedded_model_is_whole_and_small() {
    assert!(Parts::read(ENGLISH).is_ok());
    assert!(ENGLISH.len() < 4_400_000, "{} bytes", ENGLISH.len());
}
