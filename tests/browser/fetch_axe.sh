#!/bin/sh
# Brings axe-core, which checks pages for accessibility, into tests/browser/vendor. Needs npm. Run it to take a newer one.
set -eu
version="${1:-4.14.1}"
vendor="$(cd "$(dirname "$0")" && pwd)/vendor"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm pack --silent "axe-core@$version" >/dev/null
tar -xzf "axe-core-$version.tgz"
cp package/axe.min.js "$vendor/axe.min.js"
cp package/LICENSE "$vendor/axe-LICENSE.txt"
echo "axe-core $version is in $vendor."
