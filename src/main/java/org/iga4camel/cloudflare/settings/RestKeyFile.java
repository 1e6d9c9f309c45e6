package org.iga4camel.cloudflare.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.Parser.Malformed;

/** A file of REST keys: one entry a line; blank lines and lines that begin with # are left out. */
public final class RestKeyFile {

    private static final String ALLOWED = "the path of a readable file with one " + RestKey.FORM + " a line";

    private RestKeyFile() {}

    /** The absolute path; whether the file is there is seen when it is read. */
    static Path parse(String text) throws Malformed {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw Parsers.is(ALLOWED, text);
        }
    }

    /**
     * The keys in the file as it stands; a file without any has none.
     *
     * @throws ConfigurationException when it cannot be read or a line is malformed; no part of a line is shown
     */
    public static RestKeys read(Path file) {
        try {
            return keys(file, content(file));
        } catch (Malformed e) {
            // not as cause: the sentence says it all, and nothing else of the file may travel
            throw new ConfigurationException(Option.REST_KEYS_FILE.title() + ' ' + e.getMessage() + '.');
        }
    }

    private static String content(Path file) throws Malformed {
        try {
            // what is not UTF-8 is refused where it stands in a key
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Malformed(ALLOWED, Parsers.quoted(file.toString()) + " cannot be read");
        }
    }

    private static RestKeys keys(Path file, String content) throws Malformed {
        List<RestKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : content.split("\\R", -1)) {
            number++;
            String entry = line.strip();
            if (!entry.isEmpty() && !entry.startsWith("#")) {
                keys.add(RestKey.parse("line " + number + " of " + Parsers.quoted(file.toString()), entry));
            }
        }
        return new RestKeys(keys);
    }
}
