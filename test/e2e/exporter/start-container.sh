#!/bin/sh
# Runs a container's process in the namespaces that it was started in: a root of its own (tmpfs, with the machine's
# programs read-only), then its user, without privileges, then the command. The variables are the container's already.
#   $1     folder with root/ (files to copy, volumes' among them) and settings; `wired` there says that there is a network
#   $2...  the command
set -eu
folder=$1
shift
. "$folder/settings" # user, group, volume_group, read_only, privileges, binds, volumes

until [ -e "$folder/wired" ]; do sleep 0.05; done
root=$folder/mount
mkdir -p "$root"
mount -t tmpfs -o mode=0755 root "$root"
cp -a "$folder/root/." "$root/"
mkdir -p "$root/proc" "$root/dev" "$root/usr"
for name in bin lib lib64; do
  [ ! -L "/$name" ] || cp -a "/$name" "$root/$name"
  [ -L "/$name" ] || [ ! -d "/$name" ] || binds="$binds /$name"
done
# Volumes first: the repository, and with it the exporter, may lie under /tmp.
for path in $volumes; do
  mkdir -p "$root$path"
  mount -t tmpfs -o "nosuid,nodev,mode=2777,gid=$volume_group" volume "$root$path"
done
for path in /usr $binds; do
  mkdir -p "$root$path"
  mount --bind "$path" "$root$path"
  mount -o remount,bind,ro "$root$path"
done
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
for device in null zero random urandom; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
[ "$read_only" = no ] || mount -o remount,ro "$root"

cd "$root"
# PWD is the shell's, not the container's.
exec env -u PWD -u OLDPWD chroot "$root" setpriv --reuid="$user" --regid="$group" --groups="$volume_group" $privileges -- "$@"
