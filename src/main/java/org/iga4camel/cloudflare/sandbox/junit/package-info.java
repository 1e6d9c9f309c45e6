/**
 * The sandbox as a JUnit 5 extension: a hub tests its own routes against a seeded Cloudflare that can be told to misbehave.
 * The only package of this component that needs JUnit.
 */
package org.iga4camel.cloudflare.sandbox.junit;
