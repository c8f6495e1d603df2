package ramscim.server.words;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the catalogue as they are written. */
final class Messages {
    static final Path MAIN = Path.of("src/main");
    private static final Path FOLDER = MAIN.resolve("resources/messages");

    private Messages() {}

    /** The areas, by the names of their English files. */
    static Set<String> areas() {
        return names().filter(name -> name.indexOf('_') < 0).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The languages beside English, as file names have them: {@code zh_CN}. */
    static Set<String> languages() {
        return names().filter(name -> name.indexOf('_') >= 0)
                .map(name -> name.substring(name.indexOf('_') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", "")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param language empty for English */
    static Map<String, String> of(String area, String language) {
        Path file = FOLDER.resolve(area + (language.isEmpty() ? "" : "_" + language) + ".properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<String, String> messages = new TreeMap<>();
        properties.forEach((key, value) -> messages.put(key.toString(), value.toString()));
        return messages;
    }

    /** Of all areas. */
    static Map<String, String> of(String language) {
        Map<String, String> all = new TreeMap<>();
        areas().forEach(area -> all.putAll(of(area, language)));
        return all;
    }

    /** The arguments that a pattern has: {@code 0}, {@code 1}. */
    static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        if (text.indexOf('{') >= 0) {
            MessagePattern pattern = new MessagePattern(text);
            for (int part = 0; part < pattern.countParts(); part++) {
                if (pattern.getPartType(part) == MessagePattern.Part.Type.ARG_NUMBER) {
                    names.add(pattern.getSubstring(pattern.getPart(part)));
                }
            }
        }
        return names;
    }
}
