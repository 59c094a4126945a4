"""Checks the files that editors are given: python3 check.py EDITORS RESULT.

EDITORS is the folder editors/, RESULT the file to write "PASSED FAILED" to. Which keys an editor knows is written down
here from its documentation, as far as files like ours could use them.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

HELIX_LANGUAGE = {
    "name", "language-id", "scope", "injection-regex", "file-types", "shebangs", "roots", "auto-format",
    "diagnostic-severity", "comment-tokens", "block-comment-tokens", "indent", "language-servers", "grammar", "formatter",
    "soft-wrap", "text-width", "rulers", "path-completion", "word-completion", "workspace-lsp-roots",
    "persistent-diagnostic-sources",
}
HELIX_SERVER = {"command", "args", "config", "timeout", "environment", "required-root-patterns"}
HELIX_OWN = ["marksman", "markdown-oxide"]
KATE_SERVER = {
    "command", "root", "rootIndicationFileNames", "rootIndicationFilePatterns", "url", "highlightingModeRegex",
    "documentLanguageId", "initializationOptions", "settings", "environment", "path", "use", "useWorkspace",
    "completionTriggerCharacters",
}
SUBLIME_SERVER = {
    "enabled", "command", "selector", "priority_selector", "schemes", "env", "initialization_options", "settings",
    "experimental_capabilities", "disabled_capabilities", "diagnostics_mode", "semantic_tokens", "file_watcher",
    "hide_non_project_diagnostics",
}
KAK_SERVER = {"command", "args", "envs", "root", "root_globs", "settings_section", "settings", "experimental",
              "offset_encoding", "symbol_kinds", "workaround_eslint", "workaround_server_sends_plaintext_labeled_as_markdown"}
ZED_EXTENSION = {
    "id", "name", "version", "schema_version", "authors", "description", "repository", "themes", "languages", "grammars",
    "language_servers", "lib", "snippets", "capabilities",
}
ZED_SERVER = {"name", "language", "languages", "language_ids", "code_action_kinds"}
COMMAND = ["whoswho", "lsp"]

passed = failed = 0


def check(label, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {label}{': ' if detail else ''}{detail}")


def same(label, actual, expected):
    check(label, actual == expected, f"expected {expected!r}, not {actual!r}")


def known(label, table, keys):
    same(f"{label}: all keys are documented", sorted(set(table) - keys), [])


def starts_the_server(label, command):
    same(f"{label}: starts the server", command, COMMAND)


def quoted(text):
    """What stands between quotation marks in a list."""
    return re.findall(r"""["']([^"']+)["']""", text)


def helix(folder):
    config = tomllib.loads((folder / "languages.toml").read_text())
    known("Helix", config, {"language", "language-server", "grammar", "use-grammars"})
    servers = config["language-server"]
    for name, server in servers.items():
        known(f"Helix, {name}", server, HELIX_SERVER)
        starts_the_server("Helix", [server["command"], *server["args"]])
    for language in config["language"]:
        known(f"Helix, {language['name']}", language, HELIX_LANGUAGE)
        same("Helix: its own servers come first, then those that are configured",
             language["language-servers"], [*HELIX_OWN, *servers])
    return config["language"][0]["roots"]


def kate(folder):
    config = json.loads((folder / "settings.json").read_text())
    known("Kate", config, {"servers", "global"})
    server = config["servers"]["markdown"]
    known("Kate, markdown", server, KATE_SERVER)
    starts_the_server("Kate", server["command"])
    check("Kate: serves Markdown", re.search(server["highlightingModeRegex"], "Markdown"))
    return server["rootIndicationFileNames"]


def sublime(folder):
    config = json.loads((folder / "LanguageServers.sublime-settings").read_text())
    same("Sublime: configures one server", list(config), ["whoswho"])
    server = config["whoswho"]
    known("Sublime", server, SUBLIME_SERVER)
    starts_the_server("Sublime", server["command"])
    same("Sublime: is turned on", server["enabled"], True)
    check("Sublime: serves Markdown", "text.html.markdown" in server["selector"])


def kakoune(folder):
    text = (folder / "whoswho.kak").read_text()
    block = re.search(r"set-option buffer lsp_servers %\{(.*?)\n    \}", text, re.DOTALL)
    config = tomllib.loads(block[1])
    same("Kakoune: configures one server", list(config), ["whoswho"])
    server = config["whoswho"]
    known("Kakoune", server, KAK_SERVER)
    starts_the_server("Kakoune", [server["command"], *server["args"]])
    same("Kakoune: its braces match, as those of %{} must", text.count("{"), text.count("}"))
    return server["root_globs"]


def zed(folder):
    extension = tomllib.loads((folder / "extension.toml").read_text())
    package = tomllib.loads((folder / "Cargo.toml").read_text())
    known("Zed", extension, ZED_EXTENSION)
    for key in ("id", "name", "version", "schema_version", "authors", "description"):
        check(f"Zed: has the key {key}", extension.get(key))
    same("Zed: its version is that of its crate", extension["version"], package["package"]["version"])
    same("Zed: its crate is for WebAssembly", package["lib"]["crate-type"], ["cdylib"])
    check("Zed: its crate is a workspace of its own", "workspace" in package)
    server = extension["language_servers"]["whoswho"]
    known("Zed, whoswho", server, ZED_SERVER)
    same("Zed: each language has its name in the protocol", sorted(server["language_ids"]), sorted(server["languages"]))
    check("Zed: serves Markdown", "Markdown" in server["languages"])


def list_in(path, before):
    """The list in a program that begins behind some text and ends with the first closing bracket."""
    text = path.read_text()
    start = text.index(before) + len(before)
    return quoted(re.sub(r"\n\\", "\n", text[start:re.compile(r"[\]})]").search(text, start).start()]))


def same_folders(editors, others):
    """Notes belong together by the same marks in all editors, whether or not these know repositories by themselves."""
    repositories = [".git", ".jj", ".hg"]
    neovim = list_in(editors / "neovim/lsp/whoswho.lua", "root_markers = {")
    same("Neovim: repositories come last", neovim[-3:], repositories)
    others["Vim"] = list_in(editors / "vim/autoload/whoswho.vim", "let s:markers = [")
    others["Emacs"] = list_in(editors / "emacs/whoswho.el", "whoswho-root-markers\n  '(")
    for name, markers in others.items():
        check(f"{name}: looks for the same folders as Neovim", markers in (neovim, neovim[:-3]), repr(markers))


def read_me(editors):
    for folder in sorted(path for path in editors.iterdir() if path.is_dir()):
        path = folder / "README.md"
        check(f"{folder.name}: has a README.md that says how it is tested",
              path.is_file() and "tests/editors/" in path.read_text())


def main(editors, result):
    others = {
        "Helix": helix(editors / "helix"),
        "Kate": kate(editors / "kate"),
        "Kakoune": kakoune(editors / "kakoune"),
    }
    sublime(editors / "sublime")
    zed(editors / "zed")
    same_folders(editors, others)
    read_me(editors)
    Path(result).write_text(f"{passed} {failed}\n")


main(Path(sys.argv[1]), sys.argv[2])
