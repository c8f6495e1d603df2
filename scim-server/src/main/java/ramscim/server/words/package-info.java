/**
 * What people are told, as data: by key and arguments, to be said in the language and time zone of whoever reads it.
 */
@NullMarked
package ramscim.server.words;

import org.jspecify.annotations.NullMarked;
