# enter-sandbox.sh TREE SCRIPT: runs inside new network, mount and process namespaces; makes them look like a server.
set -euo pipefail
ip link set lo up
ip address add 192.168.1.10/24 dev lo     # the server of the pages
ip address add 192.168.1.20/32 dev lo     # the machine of another place
ip address add 192.168.1.201/32 dev lo    # a reader without a comm key
ip address add 192.168.1.202/32 dev lo    # one with
for folder in /opt /srv /etc/systemd/system; do
  mkdir -p "$folder"
  mount -t tmpfs tmpfs "$folder"
done
mkdir -p /srv/out
ln -s "$1" /opt/biometricflow   # no mount of its own: pnpm would want another store for it
cp "$2" /srv/out/page.sh
cd /opt/biometricflow
git reset --quiet --hard && git clean -fdq    # what an earlier page changed
rm -rf .data
node scripts/readers/main.ts --config tests/docs/wall --no-traffic > /srv/out/wall.txt 2>&1 &
until grep -qs 'readers listen' /srv/out/wall.txt; do
  kill -0 $! || { cat /srv/out/wall.txt; exit 1; }
  sleep 0.1
done
PATH=$PWD/tests/docs/bin:$PATH exec bash /srv/out/page.sh
