"""What a new reader gets: the built package, the pre-commit hook, the commands that CI runs."""

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis", ".benchmarks", ".ipynb_checkpoints")
NO_NETWORK = re.compile(r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|Could not find a version|No matching distribution|ConnectTimeout|ProxyError")


def run(*command, **options):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8", errors="replace", **options)


def git(*arguments, folder):
    """git with nobody's settings."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = run("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false", *arguments, cwd=folder,
               env={**{k: v for k, v in os.environ.items() if not k.startswith("GIT_")}, **settings})
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the working tree without what builds and tests leave in it."""
    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("copy") / "factcheck", ignore=LEFT_BEHIND))


def test_ci_runs_the_commands_of_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    given = [block.strip() for block in re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert len(given) == 2 and not any("\n" in command for command in given)
    assert re.findall(r"^step '(.*)'$", script, re.MULTILINE) == given
    assert script.startswith("#!/usr/bin/env bash\n") and "\nset -euo pipefail\n" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_ci_stops_at_the_first_failure(tmp_path):
    """Each step's first command failing ends the script, with nothing after it run."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").write_text("#!/bin/sh\necho called >> \"$CALLS\"\nexit 3\n", encoding="utf-8")
    (tmp_path / "bin" / "python3").chmod(0o755)
    calls = tmp_path / "calls"
    done = run(tmp_path / ".ci" / "run", env={**os.environ, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}", "CALLS": str(calls)}, timeout=60)
    assert done.returncode == 3 and calls.read_text(encoding="utf-8") == "called\n"


def test_wheel_has_the_data(tree, tmp_path):
    done = run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, tree, timeout=120)
    if done.returncode and NO_NETWORK.search(done.stdout + done.stderr):
        pytest.skip("no network to build with")
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
        (metadata,) = (name for name in packed if name.endswith(".dist-info/METADATA"))
        about = archive.read(metadata).decode()
    wanted = {path.relative_to(ROOT).as_posix() for path in (ROOT / "factcheck").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {"factcheck/lexicon/en.toml", "factcheck/lexicon/units.csv"} <= wanted
    assert {name for name in packed if ".dist-info/" not in name} == wanted
    assert "# factcheck" in about and "License-File: LICENSE" in about


def test_what_is_imported_is_required():
    """Each third-party module that the package imports is of a package that setup.cfg names, and the other way round."""
    import ast
    import configparser
    from importlib.metadata import packages_distributions

    config = configparser.ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    required = {re.split(r"[^\w-]", line)[0].lower() for line in config["options"]["install_requires"].split()}
    used = set()
    for path in (ROOT / "factcheck").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            used |= {name.split(".")[0] for name in names}
    packages = packages_distributions()
    third = used - set(sys.stdlib_module_names) - {"factcheck"}
    assert {packages[name][0].lower() for name in third} == required


@pytest.mark.skipif(not shutil.which("git"), reason="git is missing")
def test_pre_commit_hook(tree, tmp_path):
    """The real thing: a bad article stops the commit, a clean one does not."""
    pytest.importorskip("pre_commit")
    git("init", "--quiet", folder=tree)
    git("add", "--all", folder=tree)
    git("commit", "--quiet", "--message", "state", folder=tree)
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "clean.md").write_text("The company opened a new office on the harbour.\n", encoding="utf-8")
    (desk / "bad.md").write_text("The mill needs 8,000 tonnes of scrap a year and lacks 900 tonnes, a gap of over 89%.\n", encoding="utf-8")
    (desk / "bad.py").write_text("# The mill needs 8,000 tonnes of scrap a year and lacks 900 tonnes, a gap of over 89%.\n", encoding="utf-8")
    git("init", "--quiet", folder=desk)
    git("add", "--all", folder=desk)

    def hook(*files):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        environment |= {"PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_COLOR": "never"}
        done = run(sys.executable, "-m", "pre_commit", "try-repo", tree, "factcheck", "--verbose", "--files", *files, cwd=desk, env=environment, timeout=300)
        if done.returncode == 3 and NO_NETWORK.search(done.stdout + done.stderr):
            pytest.skip("no network to install the hook with")
        return done

    bad = hook("bad.md", "clean.md")
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert re.search(r"factcheck\.+Failed", bad.stdout) and "exit code: 1" in bad.stdout and "FC104 share-arithmetic" in bad.stdout
    clean = hook("clean.md", "bad.py")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert re.search(r"factcheck\.+Passed", clean.stdout) and "factcheck 0" in clean.stdout
