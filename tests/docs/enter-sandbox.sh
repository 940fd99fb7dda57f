# enter-sandbox.sh TREE SCRIPT: runs inside new network, mount and process namespaces; makes them look like a server.
set -euo pipefail
ip link set lo up
ip address add 192.168.1.10/24 dev lo     # the server of the pages
ip address add 192.168.1.201/32 dev lo    # a reader
for folder in /opt /srv /etc/systemd/system; do
  mkdir -p "$folder"
  mount -t tmpfs tmpfs "$folder"
done
mkdir -p /srv/out
ln -s "$1" /opt/biometricflow   # no mount of its own: pnpm would want another store for it
cp "$2" /srv/out/page.sh
cd /opt/biometricflow
rm -rf .data
exec bash /srv/out/page.sh
