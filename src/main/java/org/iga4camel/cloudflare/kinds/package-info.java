/** What an account is made of: each kind of object is declared once, and what follows from it follows from the declaration. */
package org.iga4camel.cloudflare.kinds;
