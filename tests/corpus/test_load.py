import os
from pathlib import Path

import pytest

from provenance.corpus.load import enclosing_corpus, find_corpus, load, shown_path
from provenance.corpus.model import Corpus
from provenance.errors import InputError
from provenance.text import decode

SEED = "---\nseed: 1\nid: {0}\n---\nbody {0}\n"


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SEED.format(path.stem).encode())


def paths(corpus: Corpus) -> list[str]:
    return [seed.file.path for seed in corpus.seeds]


def test_a_folder_is_a_corpus(tmp_path: Path) -> None:
    write(
        tmp_path / "seeds",
        "b.md",
        "a.md",
        "sub/c.md",
        "raw.txt",
        "README.md",
        "sub/ReadMe.md",
        ".hidden/x.md",
        ".y.md",
        "z.csv",
    )
    (tmp_path / "seeds/INDEX.md").write_text("| id | file |\n|---|---|\n", encoding="utf-8")
    corpus = load([Path("seeds")], working_directory=tmp_path)
    assert paths(corpus) == ["seeds/a.md", "seeds/b.md", "seeds/raw.txt", "seeds/sub/c.md"]
    assert corpus.root == tmp_path / "seeds"
    assert corpus.folder == "seeds"
    assert corpus.index is not None
    assert corpus.index.file.path == "seeds/INDEX.md"
    assert corpus.unreadable == ()


def test_paths_are_shown_as_they_were_given(tmp_path: Path) -> None:
    write(tmp_path / "work/seeds", "a.md")
    write(tmp_path / "else", "b.md", "sub/c.md")
    here = tmp_path / "work"
    assert paths(load([Path("seeds")], working_directory=here)) == ["seeds/a.md"]
    assert paths(load([here / "seeds"], working_directory=here)) == ["seeds/a.md"]
    assert paths(load([Path("../else")], working_directory=here)) == ["../else/b.md", "../else/sub/c.md"]
    assert paths(load([tmp_path / "else"], working_directory=here)) == ["b.md", "sub/c.md"]
    assert paths(load([tmp_path / "else/sub/c.md"], working_directory=here)) == ["c.md"]
    assert paths(load([Path()], working_directory=here / "seeds")) == ["a.md"]
    assert paths(load([Path("seeds/../seeds/a.md")], working_directory=here)) == ["seeds/a.md"]


def test_the_result_does_not_depend_on_the_order_or_on_doubles(tmp_path: Path) -> None:
    write(tmp_path, "one/a.md", "two/b.md", "c.any")
    arguments = [Path("two"), Path("c.any"), Path("one"), Path("one/a.md"), Path("two")]
    corpus = load(arguments, working_directory=tmp_path)
    assert paths(corpus) == ["c.any", "one/a.md", "two/b.md"]
    assert corpus.root is None
    assert corpus == load(arguments[::-1], working_directory=tmp_path)


def test_two_files_of_one_name_from_elsewhere_are_both_kept(tmp_path: Path) -> None:
    write(tmp_path, "one/a.md", "two/a.md", "work/x.md")
    corpus = load([tmp_path / "one/a.md", tmp_path / "two/a.md"], working_directory=tmp_path / "work")
    assert paths(corpus) == ["a.md", "a~2.md"]


def test_loose_files_have_no_root_and_any_name(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"plain")
    corpus = load([Path("notes")], working_directory=tmp_path)
    assert (corpus.root, corpus.folder, corpus.seeds[0].bare) == (None, "", True)


def test_an_index_given_by_itself_is_an_index(tmp_path: Path) -> None:
    (tmp_path / "INDEX.md").write_bytes(b"| id | file |\n|---|---|\n")
    corpus = load([Path("INDEX.md")], working_directory=tmp_path)
    assert corpus.seeds == ()
    assert corpus.index is not None


@pytest.mark.parametrize("name", ["missing", "a\0b", "x" * 5000])
def test_a_missing_path_is_an_error_a_person_can_mend(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load([Path(name)], working_directory=tmp_path)


def test_a_file_too_large_is_named_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md", "b.md")
    monkeypatch.setattr("provenance.corpus.load.MAX_FILE_BYTES", 1024 * 1024)
    (tmp_path / "b.md").write_bytes(b"x" * (1024 * 1024 + 1))
    corpus = load([Path()], working_directory=tmp_path)
    assert paths(corpus) == ["a.md"]
    assert [(u.path, u.reason) for u in corpus.unreadable] == [("b.md", "it is larger than 1 MiB")]
    assert decode.MAX_FILE_BYTES == 32 * 1024 * 1024


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_links_that_leave_the_corpus_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "seeds/a.md", "outside/b.md")
    (tmp_path / "seeds/in.md").symlink_to("a.md")
    (tmp_path / "seeds/out.md").symlink_to("../outside/b.md")
    (tmp_path / "seeds/loop.md").symlink_to("loop.md")
    (tmp_path / "seeds/folder").symlink_to("../outside", target_is_directory=True)
    (tmp_path / "seeds/INDEX.md").symlink_to("../outside/b.md")
    corpus = load([Path("seeds")], working_directory=tmp_path)
    assert paths(corpus) == ["seeds/a.md", "seeds/in.md"]
    assert corpus.index is None
    assert [u.path for u in corpus.unreadable] == [
        "seeds/INDEX.md",
        "seeds/folder",
        "seeds/loop.md",
        "seeds/out.md",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    corpus = load([Path()], working_directory=tmp_path)
    assert [(u.path, u.reason) for u in corpus.unreadable] == [("a.md", "it is no regular file")]
    with pytest.raises(InputError, match="neither a file nor a folder"):
        load([Path("a.md")], working_directory=tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    (tmp_path / "b.md").chmod(0)
    assert [u.path for u in load([Path()], working_directory=tmp_path).unreadable] == ["b.md"]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="file names there are Unicode")
def test_a_file_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_bytes(b"text")
    assert paths(load([Path()], working_directory=tmp_path)) == ["caf\udce9.md"]


def test_the_corpus_is_found_upward(tmp_path: Path) -> None:
    deep = tmp_path / "project/docs/deep"
    deep.mkdir(parents=True)
    with pytest.raises(InputError, match="no corpus found") as failure:
        find_corpus(deep)
    assert failure.value.help
    write(tmp_path, "project/INDEX.md")
    assert find_corpus(deep) == tmp_path / "project"
    write(tmp_path, "project/seeds/a.md")
    assert find_corpus(deep) == tmp_path / "project/seeds"
    write(tmp_path, "project/texts/a.md")
    assert find_corpus(deep, "texts") == tmp_path / "project/texts"
    assert find_corpus(deep, str(tmp_path / "project/texts")) == tmp_path / "project/texts"
    with pytest.raises(InputError, match="nowhere"):
        find_corpus(deep, "nowhere")


def test_the_corpus_around_a_file(tmp_path: Path) -> None:
    write(tmp_path, "seeds/INDEX.md", "seeds/sub/a.md", "loose.md")
    assert enclosing_corpus(tmp_path / "seeds/sub/a.md") == tmp_path / "seeds"
    assert enclosing_corpus(tmp_path / "seeds") == tmp_path / "seeds"
    assert enclosing_corpus(tmp_path / "loose.md") is None


def test_shown_paths_are_posix(tmp_path: Path) -> None:
    assert shown_path(tmp_path / "a" / "b.md", tmp_path) == "a/b.md"
    assert shown_path(tmp_path / "b.md", tmp_path / "a") == "../b.md"
