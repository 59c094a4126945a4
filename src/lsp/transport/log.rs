//! Log lines on stderr; stdout belongs to the protocol.

use tracing_subscriber::EnvFilter;

/// The variable that says what is logged, in the syntax of `RUST_LOG`.
const VARIABLE: &str = "WHOSWHO_LOG";
const DEFAULT: &str = "warn,whoswho=info";

/// Starts logging to stderr. A second call changes nothing.
pub(crate) fn init() {
    let wanted = std::env::var(VARIABLE).ok();
    let filter = wanted.as_deref().map(EnvFilter::try_new);
    let problem = match &filter {
        Some(Err(error)) => Some(error.to_string()),
        _ => None,
    };
    let filter = filter.and_then(Result::ok).unwrap_or_else(|| EnvFilter::new(DEFAULT));
    // A line that cannot be written is gone without: else it would be told on stderr, and to fail there is to panic.
    let lines = tracing_subscriber::fmt().log_internal_errors(false);
    // It fails only if a subscriber is set already, and then that one stays.
    let _ = lines.with_env_filter(filter).with_writer(std::io::stderr).try_init();
    if let Some(problem) = problem {
        tracing::warn!("{VARIABLE} is not used: {problem}");
    }
}
