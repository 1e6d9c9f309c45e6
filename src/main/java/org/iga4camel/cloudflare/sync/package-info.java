/** One full read of an account: stage the pages, judge the result, publish it in one transaction. */
package org.iga4camel.cloudflare.sync;
