# What the stories have in common; to be sourced. One line a check: ✓ or ✗.
passed=0
failed=0

check() { # name, expected exit code, pattern that the output must have, command…
    local name=$1 code=$2 pattern=$3
    shift 3
    local output status
    output=$("$@" 2>&1)
    status=$?
    if [ "$status" -eq "$code" ] && grep -qE -- "$pattern" <<<"$output"; then
        passed=$((passed + 1))
        echo "✓ $name"
    else
        failed=$((failed + 1))
        echo "✗ $name（退出码 $status，应为 $code；应有“$pattern”）"
        tail -5 <<<"$output" | sed 's/^/    /'
    fi
}
