package org.iga4camel.cloudflare.kinds;

import java.util.List;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.wire.RowReader;

/**
 * A kind of object that an account is made of. Everything that is done with objects of a kind follows from this.
 *
 * @param name as in the database, such as {@code resource_group}
 * @param word for sentences, in the singular; likewise words in the plural
 * @param listings where objects of it are shown, in the order in which they are read
 * @param parent the kind under whose objects they are listed, null where the account's own list shows them
 * @param permission what the credential needs to read them, in Cloudflare's own words
 * @param without what is missing without it, for a sentence
 * @param fields what is kept of an object; a difference is a change. Everything else is kept aside
 * @param changes names of its changes, null where none are told and its losses hold no run
 * @param path where its list is shown in REST and at endpoints, such as {@code resource-groups}; null where it is not
 * @param reader makes staged rows of listed ones
 * @param unfold the statement that turns pages into staged rows
 * @param derive the statement that makes further rows of them once all its lists are read, null for none
 */
public record Kind(
        String name,
        String word,
        String words,
        List<Listing> listings,
        String parent,
        String permission,
        String without,
        List<String> fields,
        Changes changes,
        String path,
        RowShape reader,
        String unfold,
        String derive) {

    /** Names of the changes that a kind has, such as {@code role.added}. */
    public record Changes(String added, String changed, String removed) {

        /** The usual names. */
        public static Changes of(String what) {
            return new Changes(what + ".added", what + ".changed", what + ".removed");
        }

        Stream<String> all() {
            return Stream.of(added, changed, removed);
        }
    }

    public Kind {
        listings = List.copyOf(listings);
        fields = List.copyOf(fields);
    }

    /** Begins a declaration. */
    public static Declaration named(String name, String word, String words) {
        return new Declaration(name, word, words);
    }

    /** Whether there is one list of it for each object of another kind. */
    public boolean isUnderParent() {
        return parent != null;
    }

    /** What is declared of a kind, field by field; what is not said is as for a plain list of the account. */
    public static final class Declaration {

        private final String name;
        private final String word;
        private final String words;
        private List<Listing> listings = List.of();
        private String parent;
        private String permission = "Account Settings Read";
        private String without = "";
        private List<String> fields = List.of("name");
        private Changes changes;
        private String path;
        private RowShape reader;
        private String unfold = "unfold-objects";
        private String derive;

        private Declaration(String name, String word, String words) {
            this.name = name;
            this.word = word;
            this.words = words;
        }

        /** Where it is shown. */
        public Declaration listed(Listing... where) {
            listings = List.of(where);
            return this;
        }

        /** There is one list for each object of another kind, which is declared before. */
        public Declaration under(Kind other) {
            parent = other.name();
            return this;
        }

        /** What the credential needs, and what is missing without it. */
        public Declaration needs(String permitted, String missing) {
            permission = permitted;
            without = missing;
            return this;
        }

        public Declaration fields(String... kept) {
            fields = List.of(kept);
            return this;
        }

        /** Its changes are told under the usual names, and too many losses hold a run. */
        public Declaration changes(String what) {
            changes = Changes.of(what);
            return this;
        }

        /** It has a list of its own in REST and at endpoints. */
        public Declaration shown(String at) {
            path = at;
            return this;
        }

        /** What only this kind knows of its rows. */
        public Declaration read(RowShape shape) {
            reader = shape;
            return this;
        }

        public Declaration unfolded(String statement) {
            unfold = statement;
            return this;
        }

        public Declaration derived(String statement) {
            derive = statement;
            return this;
        }

        /** The kind. */
        public Kind declare() {
            List<String> kept = fields;
            RowShape shape = reader != null ? reader : (row, rights) -> RowReader.object(row, kept);
            return new Kind(
                    name,
                    word,
                    words,
                    listings,
                    parent,
                    permission,
                    without,
                    fields,
                    changes,
                    path,
                    shape,
                    unfold,
                    derive);
        }
    }
}
