"""Every answer to every request is what the protocol says, for each editor's capabilities.

Once as a client library sees it (pygls, with pytest-lsp's checks that the editor can do what it gets), and once as it is on
the wire: nothing is in it that the protocol does not know.
"""

import asyncio
import warnings

import pytest
from lsprotocol import types
from pytest_lsp import ClientServerConfig, make_test_lsp_client
from pytest_lsp.checks import LspSpecificationWarning

from support import (
    CLIENTS, CONVERTER, CONTENT_MODIFIED, DEADLINE, INVALID_REQUEST, METHODS, NOTES, REQUESTS, SERVER, Wire,
    environment, initialize_params, opened, params_of, well_formed,
)

# What follows from a capability. Whoever offers more has to add the requests to the table.
OFFERED = {
    "callHierarchyProvider": [
        "textDocument/prepareCallHierarchy",
        "callHierarchy/incomingCalls",
        "callHierarchy/outgoingCalls",
    ],
    "codeActionProvider": ["textDocument/codeAction", "codeAction/resolve"],
    "codeLensProvider": ["textDocument/codeLens", "codeLens/resolve"],
    "completionProvider": ["textDocument/completion", "completionItem/resolve"],
    "declarationProvider": ["textDocument/declaration"],
    "definitionProvider": ["textDocument/definition"],
    "diagnosticProvider": ["textDocument/diagnostic", "workspace/diagnostic"],
    "documentHighlightProvider": ["textDocument/documentHighlight"],
    "documentLinkProvider": ["textDocument/documentLink", "documentLink/resolve"],
    "documentSymbolProvider": ["textDocument/documentSymbol"],
    "executeCommandProvider": ["workspace/executeCommand"],
    "hoverProvider": ["textDocument/hover"],
    "inlayHintProvider": ["textDocument/inlayHint", "inlayHint/resolve"],
    "referencesProvider": ["textDocument/references"],
    "renameProvider": ["textDocument/rename", "textDocument/prepareRename"],
    "semanticTokensProvider": [f"textDocument/semanticTokens/{what}" for what in ("full", "full/delta", "range")],
    "typeDefinitionProvider": ["textDocument/typeDefinition"],
    "typeHierarchyProvider": [
        "textDocument/prepareTypeHierarchy",
        "typeHierarchy/supertypes",
        "typeHierarchy/subtypes",
    ],
    "workspaceSymbolProvider": ["workspace/symbol"],
}
NO_REQUESTS = {"positionEncoding", "textDocumentSync", "workspace"}


# What an editor only gets if it has said that it can: a field of answers to methods that begin so, and where among its
# capabilities it says so: one of these is enough.
ON_REQUEST = [
    ("textDocument/definition", "originSelectionRange", ["textDocument.definition.linkSupport"]),
    (
        "textDocument/documentSymbol",
        "selectionRange",
        ["textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"],
    ),
    ("textDocument/documentLink", "tooltip", ["textDocument.documentLink.tooltipSupport"]),
    ("textDocument/completion", "insert", ["textDocument.completion.completionItem.insertReplaceSupport"]),
    ("textDocument/completion", "labelDetails", ["textDocument.completion.completionItem.labelDetailsSupport"]),
    ("textDocument/completion", "tags", ["textDocument.completion.completionItem.tagSupport"]),
    ("completionItem/resolve", "kind:markdown", ["textDocument.completion.completionItem.documentationFormat"]),
    ("textDocument/hover", "kind:markdown", ["textDocument.hover.contentFormat"]),
    ("textDocument/codeAction", "title", ["textDocument.codeAction.codeActionLiteralSupport"]),
    ("textDocument/codeAction", "data", ["textDocument.codeAction.resolveSupport"]),
    ("textDocument/codeAction", "disabled", ["textDocument.codeAction.disabledSupport"]),
    ("", "documentChanges", ["workspace.workspaceEdit.documentChanges", "workspace.workspaceEdit.resourceOperations"]),
    ("", "changeAnnotations", ["workspace.workspaceEdit.changeAnnotationSupport"]),
    ("", "kind:create", ["workspace.workspaceEdit.resourceOperations"]),
    ("", "kind:rename", ["workspace.workspaceEdit.resourceOperations"]),
    (
        "",
        "relatedInformation",
        ["textDocument.publishDiagnostics.relatedInformation", "textDocument.diagnostic.relatedInformation"],
    ),
    (
        "",
        "codeDescription",
        ["textDocument.publishDiagnostics.codeDescriptionSupport", "textDocument.diagnostic.codeDescriptionSupport"],
    ),
    # What the server asks for by itself.
    ("workspace/configuration", "items", ["workspace.configuration"]),
    ("workspace/applyEdit", "edit", ["workspace.applyEdit"]),
    ("workspace/semanticTokens/refresh", "method", ["workspace.semanticTokens.refreshSupport"]),
    ("workspace/inlayHint/refresh", "method", ["workspace.inlayHint.refreshSupport"]),
    ("workspace/codeLens/refresh", "method", ["workspace.codeLens.refreshSupport"]),
    ("workspace/diagnostic/refresh", "method", ["workspace.diagnostics.refreshSupport"]),
    ("window/workDoneProgress/create", "token", ["window.workDoneProgress"]),
    ("window/showMessageRequest", "actions", ["window.showMessage.messageActionItem"]),
]


def fields(value):
    """The names of all fields in a value, and `kind:value` for kinds."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{key}:{inner}" if key == "kind" else key
            yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


def has(capabilities, path):
    for step in path.split("."):
        capabilities = capabilities.get(step) or {}
    return bool(capabilities)


def assert_it_can(capabilities, method, message):
    found = set(fields(message))
    for begin, field, paths in ON_REQUEST:
        if method.startswith(begin) and field in found:
            assert any(has(capabilities, path) for path in paths), (
                f"{method} gives {field} to an editor without {paths}"
            )


def test_the_table_has_all_that_is_offered():
    with Wire() as wire:
        capabilities = wire.initialize(CLIENTS["vscode"])
    assert set(capabilities) == set(OFFERED) | NO_REQUESTS
    wanted = {method for methods in OFFERED.values() for method in methods}
    wanted |= {
        f"workspace/{what}Files" for what in capabilities["workspace"]["fileOperations"] if what.startswith("will")
    }
    assert set(METHODS) == wanted
    commands = {row["params"]["command"] for row in REQUESTS if row["method"] == "workspace/executeCommand"}
    assert commands == set(capabilities["executeCommandProvider"]["commands"])


@pytest.mark.parametrize("client", CLIENTS)
def test_answers_on_the_wire(client):
    capabilities = CLIENTS[client]
    with Wire() as wire:
        offered = wire.initialize(capabilities)
        assert offered["positionEncoding"] in capabilities.get("general", {}).get("positionEncodings", ["utf-16"])
        wire.open_notes()
        answers = {}
        may_ask = {method for key in offered if key in OFFERED for method in OFFERED[key]}
        for row in REQUESTS:
            params = params_of(row, answers)
            assert params is not None, f"there is nothing to ask {row['method']} about"
            message = wire.ask(row["method"], params)
            well_formed(row["method"], message)
            if row["method"] in may_ask:
                assert_it_can(capabilities, row["method"], message)
            if "error" in message:
                # What the editor has not offered to do is refused.
                refusals = {"workspace/executeCommand": INVALID_REQUEST, "codeAction/resolve": CONTENT_MODIFIED}
                assert client in ("none", "emacs") and message["error"]["code"] == refusals[row["method"]]
            else:
                assert message["result"], f"{row['method']} has found nothing"
            answers[row["method"]] = message.get("result")
        assert wire.leave() == 0
        for message in [it for it in wire.seen if "method" in it]:
            CONVERTER.structure(message, types.METHOD_TO_TYPES[message["method"]][0])
            assert_it_can(capabilities, message["method"], message)
            for registration in (message.get("params") or {}).get("registrations", []):
                path = registration["method"].replace("/", ".") + ".dynamicRegistration"
                assert has(capabilities, path), f"{registration['method']} is registered with an editor that cannot"


@pytest.mark.parametrize("client", CLIENTS)
def test_answers_by_pygls(client):
    with warnings.catch_warnings():
        warnings.simplefilter("error", LspSpecificationWarning)
        asyncio.run(asyncio.wait_for(by_pygls(CLIENTS[client]), DEADLINE))


async def by_pygls(capabilities):
    config = ClientServerConfig([SERVER, "lsp"], client_factory=make_client, server_env=environment())
    session = await config.start()
    params = initialize_params(capabilities)
    await session.initialize_session(CONVERTER.structure(params, types.InitializeParams))
    for note in ("$minutes", "$ada"):
        session.text_document_did_open(CONVERTER.structure(opened(NOTES[note]), types.DidOpenTextDocumentParams))
    answers = {}
    for row in REQUESTS:
        method = row["method"]
        _, _, kind, _ = types.METHOD_TO_TYPES[method]
        params = params_of(row, answers)
        if params is None:
            continue
        try:
            answer = await session.protocol.send_request_async(method, CONVERTER.structure(params, kind))
        except Exception as refusal:
            assert getattr(refusal, "code", None) in (INVALID_REQUEST, CONTENT_MODIFIED), refusal
            answer = None
        answers[method] = CONVERTER.unstructure(answer)
        assert session.error is None
    await session.shutdown_session()
    assert session._server.returncode == 0
    assert session.error is None
    await session.stop()


def make_client():
    client = make_test_lsp_client()

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_params: types.RegistrationParams):
        return None

    @client.feature(types.WORKSPACE_APPLY_EDIT)
    def apply(_params: types.ApplyWorkspaceEditParams):
        return types.ApplyWorkspaceEditResult(applied=False)

    @client.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)
    def show(_params: types.ShowMessageRequestParams):
        return None

    for refresh in (
        types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
        types.WORKSPACE_INLAY_HINT_REFRESH,
        types.WORKSPACE_CODE_LENS_REFRESH,
    ):
        client.feature(refresh)(lambda _params=None: None)
    return client
