//! The exponential function, with the same result on every platform.

/// 1.5 · 2^23: adding it to a small number rounds that to an integer, which is then in the lowest bits.
pub(crate) const ROUNDER: f32 = 12_582_912.0;

/// e to the power of `x`, to six digits, in plain arithmetic without branches, so that it can be vectorized. `x` is
/// clamped to ±80.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let rounded = x + ROUNDER;
    let part = (x - (rounded - ROUNDER)) * std::f32::consts::LN_2;
    let series = 1.0 / 720.0;
    let series = series * part + 1.0 / 120.0;
    let series = series * part + 1.0 / 24.0;
    let series = series * part + 1.0 / 6.0;
    let series = series * part + 0.5;
    let series = (series * part + 1.0) * part + 1.0;
    let power = f32::from_bits(rounded.to_bits().wrapping_add(127) << 23);
    series * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_e_to_the_power() {
        for step in -800i16..=800 {
            let x = f32::from(step) / 10.0;
            let (found, right) = (exp(x), x.exp());
            assert!((found - right).abs() <= right * 1e-5, "{x}: {found}, not {right}");
        }
        assert_eq!(exp(f32::MIN), exp(-80.0));
    }
}
