# The shell of a page: sourced at the head of the script that page-script.ts makes. OUT is the folder of what blocks print.
set -euo pipefail
exec 3>&1        # what the test reads, also while a block prints into its log
LOG=/dev/null   # what the running block prints
STAYING=()      # process groups that go on until the page ends

# interrupt: ends what stays and waits for its end.
interrupt() {
  local pid
  for pid in "${STAYING[@]}"; do kill -TERM -- "-$pid" 2>/dev/null || true; done
  for pid in "${STAYING[@]}"; do wait "$pid" || true; done
  STAYING=()
}

finish() {
  local code=$?
  [ "$code" -eq 0 ] || { echo "::failed with $code"; tail -n 40 "$LOG"; } >&3
  interrupt
  exit "$code"
}
trap finish EXIT

begin() { echo "::block $1"; }

# stay SCRIPT LOG TEXT: runs the script beside the page and waits until it has printed the text.
stay() {
  LOG=$2
  setsid bash -euo pipefail "$1" > "$2" 2>&1 &
  local pid=$!
  STAYING+=("$pid")
  local tries
  for tries in $(seq 600); do
    grep -qF -- "$3" "$2" && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
  done
  echo "never printed: $3"
  return 1
}

# printed FILE: waits until every line of the file stands in what the blocks of the page print, digits apart.
printed() {
  local line tries
  while IFS= read -r line; do
    for tries in $(seq 600); do
      grep -qF -- "$line" <(sed -E 's/[0-9]+/0/g' "$OUT"/*.log) && continue 2
      sleep 0.2
    done
    echo "never printed: $line"
    return 1
  done < <(sed -E 's/[0-9]+/0/g' "$1" | grep -vx '\.\.\.')
}

# ask TOOLS: asks the graph $OUT/question.
ask() {
  LOG=$OUT/answer.log
  node "$1/ask.ts" "$OUT/question" > "$LOG" 2>&1
}

# answered TOOLS: asks until the answer has the shape of $OUT/expected; a place may be starting.
answered() {
  local tries
  for tries in $(seq 120); do
    ask "$1" && node "$1/same-shape.ts" "$OUT/expected" "$LOG" > "$OUT/difference.log" && return
    sleep 1
  done
  cat "$OUT/difference.log"
  return 1
}
