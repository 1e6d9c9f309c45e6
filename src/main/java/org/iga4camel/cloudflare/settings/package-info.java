/**
 * What the operator decides: options, where their values come from, and the checked result. Values are validated once,
 * before anything starts; a wrong one is refused with one sentence.
 */
package org.iga4camel.cloudflare.settings;
