module e2e/thanos

go 1.26.0

require github.com/thanos-io/thanos v0.42.4
