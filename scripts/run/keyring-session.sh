#!/usr/bin/env bash
# Runs a command beside an unlocked, empty keyring.
# Needs a session bus and XDG_DATA_HOME of its own: see test-session.mjs.
set -euo pipefail

gnome-keyring-daemon --foreground --unlock --components=secrets <<<'throw-away' >/dev/null 2>&1 &
keyring=$!
trap 'kill "$keyring" 2>/dev/null || true' EXIT

answers() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true
}
for _ in {1..100}; do
  answers && break
  sleep 0.05
done
answers || { echo 'The keyring for tests did not start.' >&2; exit 1; }

"$@"
