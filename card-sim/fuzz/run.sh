#!/usr/bin/env bash
# Fuzzes one target: run.sh TARGET SECONDS [libFuzzer options]
folder=$(dirname "$0")
exec "$folder/../../fuzz-support/run.sh" "$folder" 2048 "$@"
