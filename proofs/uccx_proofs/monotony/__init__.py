"""More licences never fare worse: two instances with the same usage and ordered entitlements."""
