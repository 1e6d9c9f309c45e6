/**
 * A small Cloudflare inside the process: accounts, members, roles and policies behind the same requests and answers as the
 * real API, seedable, and able to misbehave on request. Tests, demos and benchmarks run against it.
 */
package org.iga4camel.cloudflare.sandbox;
