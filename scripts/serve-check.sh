#!/usr/bin/env bash
# The web server as its users' browsers and its operators meet it: limits, HTTP/2, TLS, health, stopping. One line a check: ✓ or ✗.
# usage: serve-check.sh PROGRAM DATA-FOLDER
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1
data=$2
folder=$(mktemp -d)
pid=""
stop() { [ -n "$pid" ] && kill -9 "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; pid=""; }
trap 'stop; rm -rf "$folder"' EXIT

. "$here/checks.sh"
probe() { python3 "$here/serve-probe.py" "$@"; }

start() { # options…; sets pid and port
    : >"$folder/log"
    "$program" serve --data "$data" --port 0 "$@" 2>"$folder/log" &
    pid=$!
    port=""
    for _ in $(seq 300); do
        port=$(sed -nE 's/.*已开始服务：https?:\/\/127\.0\.0\.1:([0-9]+)\/.*/\1/p' "$folder/log" | head -1)
        [ -n "$port" ] && return
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    echo "✗ 服务没有启动"
    sed 's/^/    /' "$folder/log"
    exit 1
}
ends() { # name; the server comes to its end by itself, with exit code 0
    local outcome="还在运行"
    for _ in $(seq 200); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    if ! kill -0 "$pid" 2>/dev/null; then
        wait "$pid"
        outcome="退出码 $?"
        pid=""
    fi
    check "$1" 0 '^退出码 0$' echo "$outcome"
    stop
}
http() { curl -sS --max-time 20 "$@"; }

start --request-seconds 2 --idle-seconds 3 --grace-seconds 6
base="http://127.0.0.1:$port"
check '存活检查' 0 '^ok$' http "$base/health/live"
check '就绪检查给出最后一条记录的编号' 0 '^ok [0-9]+$' http "$base/health/ready"
check '指标可由本机读取' 0 '^plumbline_journal_entries [0-9]' http "$base/metrics"
check '登录页' 0 '<title>登录' http "$base/sign-in"
check '答复不说出服务程序的名称' 1 '^$' bash -c "curl -sS -D - -o /dev/null $base/sign-in | grep -i '^server:'"
check '每页有内容安全策略，不许内联脚本' 0 "script-src 'self';" http -D - -o /dev/null "$base/sign-in"
id=$(http -D - -o /dev/null "$base/sign-in" | sed -nE 's/^x-request-id: ([0-9a-f]+).*/\1/Ip')
check '答复的请求编号在日志中找得到' 0 '"path":"/sign-in"' grep "\"request\":\"${id:-none}\"" "$folder/log"
check 'HEAD 只有头' 0 '^200 0$' http -I -o /dev/null -w '%{http_code} %{size_download}' "$base/sign-in"
check 'HEAD 出错页后，同一连接还能用' 0 'then 200 ok' probe head-then-get "$port"
check '没有读的内容不会混进下一请求' 0 'then 200 ok' probe unread-body-then-get "$port"
check '没有的方法' 0 '^400$' http -o /dev/null -w '%{http_code}' -X FROBNICATE "$base/sign-in"
check '不用的方法得到一页说明' 0 '没有这一页' http -X PROPFIND "$base/sign-in"
check '不用的方法合为一个指标' 0 'method="other",route="NotFound",status="404"' http "$base/metrics"
check '没有的页面' 0 '^404$' http -o /dev/null -w '%{http_code}' --path-as-is "$base/assets/../../etc/passwd"
check '不成请求的字节' 0 '^status 400, closed' probe garbage "$port"
check '头太大' 0 '^4(00|31)$' http -o /dev/null -w '%{http_code}' -H "X-Long: $(head -c 20000 /dev/zero | tr '\0' x)" "$base/sign-in"
head -c 3000000 /dev/zero | tr '\0' x >"$folder/big"
check '内容太大（事先说明长度）' 0 '^413$' http -o /dev/null -w '%{http_code}' -H 'Expect:' --data-binary "@$folder/big" "$base/sign-in"
check '内容太大（分块）' 0 '^413$' http -o /dev/null -w '%{http_code}' -H 'Expect:' -H 'Transfer-Encoding: chunked' --data-binary "@$folder/big" "$base/sign-in"
check '没完没了的内容，读到限度就断开' 0 'closed$' probe endless-body "$port"
check '内容传得太慢' 0 '^status 408, closed' probe slow-body "$port"
check '头传得太慢' 0 'closed$' probe slow-head "$port"
check '连上以后不说话' 0 '^status none, closed' probe silent "$port"
check '闲置的连接到时关闭' 0 '^status 200, closed' probe kept-alive "$port"
check '没有传完的表单不当作传完' 0 'closed' probe cut-off "$port"
check '意外错误一个也没有' 1 '^$' grep -E '"message":"unexpected error"' "$folder/log"
check '停止时，办完正在处理的请求' 0 '^status 401, whole page, closed' probe in-flight "$port" "$pid"
ends '停止后正常退出'

# While it drains, the server says so and still answers.
start --drain-seconds 3 --grace-seconds 3
base="http://127.0.0.1:$port"
kill -TERM "$pid"
sleep 1
check '停止前先报告未就绪' 0 '^stopping503$' http -w '%{http_code}' "$base/health/ready"
check '报告未就绪时仍答复' 0 '^ok$' http "$base/health/live"
ends '报告过后退出'

# Somebody who never finishes does not keep the server from stopping.
start --request-seconds 600 --grace-seconds 2
probe hold "$port" >/dev/null &
holder=$!
sleep 1
kill -TERM "$pid"
ends '一直不传完的请求，到时不再等'
wait "$holder" 2>/dev/null

# TLS with a certificate of our own making.
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
    -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
openssl genrsa -out "$folder/other.pem" 2048 2>/dev/null
start --tls-certificate "$folder/cert.pem" --tls-key "$folder/key.pem" --request-seconds 2 --idle-seconds 3 --grace-seconds 3
base="https://localhost:$port"
secure() { http --cacert "$folder/cert.pem" --resolve "localhost:$port:127.0.0.1" "$@"; }
check 'HTTP/2' 0 '^2 200$' secure --http2 -o /dev/null -w '%{http_version} %{http_code}' "$base/sign-in"
check 'HTTP/1.1 over TLS' 0 '^1.1 200$' secure --http1.1 -o /dev/null -w '%{http_version} %{http_code}' "$base/sign-in"
check '要求以后都用 HTTPS' 0 '[Ss]trict-[Tt]ransport-[Ss]ecurity: max-age=31536000' secure -D - -o /dev/null "$base/sign-in"
check '不用 TLS 1.1' 35 '' secure --tls-max 1.1 -o /dev/null "$base/sign-in"
check 'HTTP/2 内容太大' 0 '^413$' secure --http2 -o /dev/null -w '%{http_code}' --data-binary "@$folder/big" "$base/sign-in"
check 'HTTP/2 内容传得太慢' 0 '408$' bash -c "(for _ in {1..40}; do printf x; sleep 0.2; done) | curl -sS --max-time 20 --cacert '$folder/cert.pem' --resolve localhost:$port:127.0.0.1 --http2 -X POST -T - -w '%{http_code}' $base/sign-in"
check '连上以后不握手' 0 '^status none, closed' probe silent "$port"
probe silent-tls "$port" >/dev/null &
holder=$!
sleep 0.5
kill -TERM "$pid"
ends '没有握手的连接不妨碍停止'
wait "$holder" 2>/dev/null

# Values from the command line, else the environment, else a file; what is wrong is told all at once.
echo '{"port": 8001, "idleSeconds": 60, "provider": {"issuer": "https://id.example", "clientID": "a", "clientSecret": "hush",
    "redirect": "https://county.example/sign-in/provider/back"}}' >"$folder/good.json"
settings() { PLUMBLINE_PORT=8002 PLUMBLINE_GRACE_SECONDS=9 "$program" config --server --config "$folder/good.json" --port 8003; }
check '命令行先于环境变量' 0 '^port +8003 +（命令行）' settings
check '环境变量先于文件' 0 '^graceSeconds +9 +（环境变量）' settings
check '文件先于默认' 0 '^idleSeconds +60 +（.*good.json）' settings
check '没有写的用默认' 0 '^requestSeconds +30 +（默认）' settings
check '密钥不显示' 1 '^0$' bash -c "'$program' config --server --config '$folder/good.json' | grep -c hush"
check '密钥可以从环境变量给出' 0 '已设置，不显示.*环境变量' env PLUMBLINE_PROVIDER_CLIENT_SECRET=hush "$program" config --server --config "$folder/good.json"
echo '{"port": 70000, "prot": 1, "logLevel": "loud", "secure": "maybe", "tlsKey": "k", "provider": {"issuer": "https://id.example"}}' >"$folder/bad.json"
wrong() { PLUMBLINE_HSOT=x PLUMBLINE_IDLE_SECONDS=soon "$program" serve --data "$data" --config "$folder/bad.json"; }
check '设置有几处不对，一次说全' 1 '有10处不对' wrong
check '没有的设置' 1 '（prot）.*没有这项设置' wrong
check '没有的环境变量' 1 'PLUMBLINE_HSOT.*没有这项设置' wrong
check '文件中的端口太大' 1 '（port）填写的“70000”' wrong
check '环境变量不是整数' 1 '（PLUMBLINE_IDLE_SECONDS）填写的“soon”.*1至3600的整数' wrong
check '没有的日志级别' 1 '（logLevel）填写的“loud”.*debug、info' wrong
echo '{"provider": {"issuer": "http://id.example", "clientID": "a", "clientSecret": "b", "redirect": "https://county.example/"}}' >"$folder/open.json"
check '身份提供方不用 https' 1 '（provider.issuer）填写的“http://id.example”.*https' "$program" serve --data "$data" --config "$folder/open.json"
check '配置文件不是 JSON' 1 '不能读出' "$program" serve --data "$data" --config "$folder/cert.pem"

# What cannot be served is told before anything is.
check '证书和私钥不是一对' 1 'server.certificate' "$program" serve --data "$data" --port 0 --tls-certificate "$folder/cert.pem" --tls-key "$folder/other.pem"
check '没有证书文件' 1 'server.certificate' "$program" serve --data "$data" --port 0 --tls-certificate "$folder/none.pem" --tls-key "$folder/key.pem"
start
check '端口已被占用' 1 '端口已被别的程序占用' "$program" serve --data "$data" --port "$port"
kill -TERM "$pid"
ends '空闲时立即停止'
