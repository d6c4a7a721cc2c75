-- For wrk: sends the requests of a file, all of one length, one after the other and then again.
-- wrk -s ocsp.lua URL -- FILE LENGTH

local requests, length, place = "", 0, 0

-- wrk itself would try whether somebody listens and hang up at once, which `openssl ocsp` waits on for ever.
function wrk.resolve(host, service)
  wrk.addrs = wrk.lookup(host, service)
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  requests = file:read("*a")
  file:close()
  length = tonumber(arguments[2])
end

function request()
  local first = place + 1
  place = (place + length) % #requests
  return requests:sub(first, first + length - 1)
end

-- One line: answers, microseconds, octets, median, 99th percentile, largest (microseconds), and what went wrong.
function done(summary, latency)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("load;%d;%d;%d;%d;%d;%d;%d\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99), latency.max, wrong))
end
