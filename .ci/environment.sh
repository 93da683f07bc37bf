#!/bin/sh
# Makes an environment, anew where it is half made or its Python is gone, and installs what a
# list pins: sh .ci/environment.sh FOLDER PYTHON LIST
# What is missing is said in one sentence.
set -eu
folder=$1
python=$2
list=$3

stop() {
    echo "$*" >&2
    exit 1
}

make_anew() {
    command -v "$python" >/dev/null ||
        stop "There is no $python here. Install Python 3.11 or newer (Debian: apt install python3 python3-venv), or name yours: make run PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "$python is too old: Python 3.11 or newer is needed. Install it, and name it: make run PYTHON=python3.11"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python cannot make an environment: the package python3-venv is missing (Debian: apt install python3-venv)."
    "$python" -m venv --clear "$folder" ||
        stop "The environment $folder could not be made. Check that this folder may be written and the disk has room."
}

# The package is as telling as the program, and there is more of it to be half made.
"$folder/bin/python" -m pip --version >/dev/null 2>&1 || make_anew

if ! said=$("$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes -r "$list" 2>&1); then
    case $said in
    *CERTIFICATE_VERIFY_FAILED*)
        stop "pip does not trust the package index: something on the way opens what is encrypted. Name its certificate: PIP_CERT=/path/to/file.pem make run"
        ;;
    *"establish a new connection"* | *"Max retries"* | *"from versions: none"* | *Timeout* | *"timed out"* | *ProxyError*)
        stop "pip reaches no package index. Check the network (behind a proxy: HTTPS_PROXY), or name a mirror: PIP_INDEX_URL=https://... make run"
        ;;
    *"No space left"*)
        stop "The disk is full. Make room, then start again."
        ;;
    esac
    echo "$said" >&2
    stop "pip could not install what $list names; its reason stands above."
fi
