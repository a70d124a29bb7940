"""The language server, driven through its protocol as an editor would."""

import asyncio
import sys

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.workspace import PositionCodec

from provenance.cli.app import run
from provenance.rules import sample
from provenance.server.positions import EditorText

SEED = sample.seed("L'Ã©tÃ© 😀 a coûté 12 millions d'euros.\n", language="fr")


@pytest.fixture
def corpus(tmp_path):
    for name, text in sample.corpus(harbour=sample.seed(), port=SEED.replace('id: "harbour"', 'id: "port"')).items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "provenance.toml").write_text("", encoding="utf-8")
    return tmp_path


class Editor:
    """A client that keeps what it is told."""

    def __init__(self):
        self.client = LanguageClient("editor", "1")
        self.told = {}
        self.news = asyncio.Event()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params):
            self.told[params.uri] = params.diagnostics
            self.news.set()

    async def __aenter__(self):
        await self.client.start_io(sys.executable, "-m", "provenance", "server")
        await self.client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
        self.client.initialized(lsp.InitializedParams())
        return self

    async def __aexit__(self, *_):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    async def diagnostics(self, uri):
        await asyncio.wait_for(self.news.wait(), 60)
        self.news.clear()
        return {diagnostic.code: diagnostic for diagnostic in self.told[uri]}

    async def open(self, path):
        uri = path.as_uri()
        item = lsp.TextDocumentItem(uri, "markdown", 1, path.read_bytes().decode())
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return uri, await self.diagnostics(uri)

    async def type(self, uri, text):
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(2, uri), [lsp.TextDocumentContentChangeWholeDocument(text)]
            )
        )
        return await self.diagnostics(uri)


def _walk(steps):
    async def whole():
        async with Editor() as editor:
            await steps(editor)

    asyncio.run(whole())


def test_findings_come_as_one_types_and_go_when_mended(corpus):
    async def steps(editor):
        uri, found = await editor.open(corpus / "harbour.md")
        assert found == {}
        found = await editor.type(uri, sample.seed().replace("publisher", "publishr"))
        assert found["META204"].range == lsp.Range(lsp.Position(4, 0), lsp.Position(4, 8))
        assert found["META204"].severity == lsp.DiagnosticSeverity.Error
        assert "did you mean `publisher`?" in found["META204"].message
        assert await editor.type(uri, sample.seed()) == {}

    _walk(steps)


def test_hover_explains_a_finding_and_reads_a_figure(corpus):
    async def steps(editor):
        uri, found = await editor.open(corpus / "port.md")
        line = found["SRC003"].range.start.line
        ask = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), found["SRC003"].range.start)
        page = await editor.client.text_document_hover_async(ask)
        assert "**SRC003 mojibake**" in page.contents.value
        column = SEED.splitlines()[line].index("12") + 1  # the emoji before it is two units of UTF-16
        ask = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column))
        read = await editor.client.text_document_hover_async(ask)
        assert read.contents.value == "money: 12 million EUR"
        assert read.range.start == lsp.Position(line, column)
        nothing = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(0, 1))
        assert await editor.client.text_document_hover_async(nothing) is None

    _walk(steps)


def test_code_actions_are_the_fixes(corpus):
    async def steps(editor):
        uri, found = await editor.open(corpus / "port.md")
        wrong = found["SRC003"].range
        ask = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), wrong, lsp.CodeActionContext([]))
        (action,) = await editor.client.text_document_code_action_async(ask)
        assert action.title.startswith("SRC003: put the characters of the source back (changes")
        assert action.is_preferred is False
        edits = action.edit.changes[uri]
        assert [edit.new_text for edit in edits] == ["é", "é"]
        text = EditorText(SEED, PositionCodec())
        mended = SEED
        for edit in sorted(edits, key=lambda edit: -text.offset(edit.range.start)):
            mended = mended[: text.offset(edit.range.start)] + edit.new_text + mended[text.offset(edit.range.end) :]
        assert "L'été 😀" in mended

    _walk(steps)


def test_what_compares_files_is_told_when_a_file_is_saved(corpus):
    async def steps(editor):
        uri, found = await editor.open(corpus / "harbour.md")
        copy = sample.seed(id="quay").replace("harbour-1", "quay-1")
        (corpus / "quay.md").write_bytes(copy.encode())
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        await editor.diagnostics(uri)
        uri, found = await editor.open(corpus / "quay.md")  # the later of two copies bears the finding
        assert "DUP501" in found
        assert "DUP501" not in await editor.type(uri, copy)

    _walk(steps)


def test_a_broken_configuration_is_told_and_ends_nothing(corpus):
    async def steps(editor):
        said = []
        editor.client.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: said.append(params.message))
        (corpus / "provenance.toml").write_text("ignor = []\n", encoding="utf-8")
        uri, found = await editor.open(corpus / "harbour.md")
        assert found == {}
        assert "unknown key `ignor`" in said[0]
        (corpus / "provenance.toml").write_text("", encoding="utf-8")
        assert "META204" in await editor.type(uri, sample.seed().replace("publisher", "publishr"))

    _walk(steps)


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb\rc", "é😀\u2028x\x0cy\nz", "", "\n\n", "😀"])
def test_places_are_those_of_the_protocol(text):
    lines = EditorText(text, PositionCodec())
    for offset in range(len(text) + 1):
        place = lines.position(offset)
        if text[offset - 1 : offset + 1] != "\r\n":
            assert lines.offset(place) == offset
    assert lines.offset(lsp.Position(99, 0)) == len(text)
    if text.startswith("é😀"):
        assert lines.position(2) == lsp.Position(0, 3)
        assert lines.position(len(text) - 1) == lsp.Position(1, 0)


def test_without_the_extra_the_command_says_how_to_get_it(monkeypatch, capsys):
    for name in [*sys.modules]:
        if name.startswith(("pygls", "lsprotocol", "provenance.server")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert run(["server"]) == 2
    assert "corpus-provenance[server]" in capsys.readouterr().err
