"""The server: what the protocol asks, answered by :mod:`provenance.server.checking`."""

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from provenance import __version__
from provenance.errors import InputError
from provenance.findings.model import Finding, Severity
from provenance.server.checking import Checker, pages, reading
from provenance.server.positions import EditorText

SOURCE = "provenance"
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """Keeps the corpora read, and the findings of each open document."""

    def __init__(self) -> None:
        super().__init__(SOURCE, __version__)
        self.checker = Checker()
        self.found: dict[str, tuple[Finding, ...]] = {}

    def text_of(self, uri: str) -> EditorText:
        """The document as the editor has it."""
        document = self.workspace.get_text_document(uri)
        return EditorText(document.source, document.position_codec)

    def diagnose(self, uri: str, *, typing: bool) -> None:
        """Find what is wrong with a document and tell the editor."""
        path = to_fs_path(uri)
        if path is None:
            return  # a document that is no file belongs to no corpus
        document = self.workspace.get_text_document(uri)
        text = self.text_of(uri)
        try:
            self.found[uri] = self.checker.findings(Path(path), text.text, typing=typing)
        except InputError as error:
            self.found[uri] = ()
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"{error.message}. {error.help}"))
        listed = [diagnostic(finding, text) for finding in self.found[uri]]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, listed, document.version))

    def at(self, uri: str, start: int, end: int) -> list[Finding]:
        """The findings of a document that touch a place (code points)."""
        return [
            finding
            for finding in self.found.get(uri, ())
            if finding.span is not None and finding.span.chars[0] <= end and start <= finding.span.chars[1]
        ]


def diagnostic(finding: Finding, text: EditorText) -> lsp.Diagnostic:
    """A finding as the protocol has it; one about a whole file stands at its first character."""
    start, end = (0, 0) if finding.span is None else finding.span.chars
    size = len(text.text)
    return lsp.Diagnostic(
        range=text.range(min(start, size), min(end, size)),
        message=finding.message + (f"\n{finding.help}" if finding.help else ""),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        data=finding.fingerprint,
    )


def make() -> Server:
    """The server with all it answers to."""
    server = Server()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.diagnose(params.text_document.uri, typing=False)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.diagnose(params.text_document.uri, typing=True)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.checker.forget()
        server.diagnose(params.text_document.uri, typing=False)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.found.pop(uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_params: lsp.DidChangeWatchedFilesParams) -> None:
        server.checker.forget()
        for uri in list(server.found):
            server.diagnose(uri, typing=False)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return _hover(server, params)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return _actions(server, params)

    _: tuple[Callable[..., object], ...] = (opened, changed, saved, closed, watched, hover, actions)
    return server


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    uri = params.text_document.uri
    text = server.text_of(uri)
    offset = text.offset(params.position)
    found = server.at(uri, offset, offset)
    if found:
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, pages(found)))
    path = to_fs_path(uri)
    block = server.checker.block_at(Path(path), text.text, offset) if path else None
    read = reading(block, offset) if block is not None else None
    if read is None:
        return None
    start, end, value = read
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, value), text.range(start, end))


def _actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """The fixes of the findings there that change this document alone; those inside a text say so."""
    uri = params.text_document.uri
    text = server.text_of(uri)
    start, end = text.offset(params.range.start), text.offset(params.range.end)
    made = []
    for finding in server.at(uri, start, end):
        fix = finding.fix
        if fix is None or any(edit.path != finding.path for edit in fix.edits):
            continue
        edits = [lsp.TextEdit(text.range(*edit.span.chars), edit.replacement) for edit in fix.edits]
        note = "" if fix.safe else " (changes what stands in the source; then record the digest anew)"
        made.append(
            lsp.CodeAction(
                title=f"{finding.code}: {fix.description}{note}",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(finding, text)],
                is_preferred=fix.safe,
                edit=lsp.WorkspaceEdit(changes={uri: edits}),
            )
        )
    return made
