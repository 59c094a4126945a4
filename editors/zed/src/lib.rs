//! Starts the language server whoswho in Zed, for notes.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree, serde_json};

/// The program, and its name in Zed's settings.
const NAME: &str = "whoswho";

struct WhosWho;

impl zed::Extension for WhosWho {
    fn new() -> Self {
        Self
    }

    /// The program that the user has named in `lsp.whoswho.binary`, else the one on the path of the notes' folder.
    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let named = LspSettings::for_worktree(NAME, worktree).ok().and_then(|settings| settings.binary);
        let (path, arguments, env) = named.map_or((None, None, None), |it| (it.path, it.arguments, it.env));
        let command = path.or_else(|| worktree.which(NAME)).ok_or_else(|| {
            format!(
                "`{NAME}` is not on the path. Install it, or name it in Zed's settings: \
                 {{\"lsp\": {{\"{NAME}\": {{\"binary\": {{\"path\": \"/where/it/is/{NAME}\"}}}}}}}}"
            )
        })?;
        let mut whole_env = worktree.shell_env();
        whole_env.extend(env.into_iter().flatten());
        Ok(Command { command, args: arguments.unwrap_or_else(|| vec!["lsp".to_owned()]), env: whole_env })
    }

    /// What the user has set in `lsp.whoswho.initialization_options`: the same keys as in `.whoswho.toml`.
    fn language_server_initialization_options(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        Ok(LspSettings::for_worktree(NAME, worktree).ok().and_then(|settings| settings.initialization_options))
    }

    /// What the user has set in `lsp.whoswho.settings`, where the server looks for it.
    fn language_server_workspace_configuration(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(NAME, worktree).ok().and_then(|settings| settings.settings);
        Ok(settings.map(|settings| serde_json::json!({ NAME: settings })))
    }
}

zed::register_extension!(WhosWho);
