/** How a list is read page by page, and when it is proven whole; the same for syncs and for provisioning's searches. */
package org.iga4camel.cloudflare.paging;
