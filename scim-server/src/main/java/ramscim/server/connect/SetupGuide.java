package ramscim.server.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * How a provider is set up, as {@code docs/idp} says it, in HTML.
 *
 * @param language a tag of the one that it is in
 * @param steps what to do there
 * @param more what else there is to know: everything from the second section on
 */
record SetupGuide(String language, String steps, String more) {
    /** The address that the guides have, in place of a real one. */
    private static final String EXAMPLE = "https://bridge.example.com";

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    /**
     * @param root the address of this server, without a path
     * @param wanted what the reader speaks; where there is no such guide, it is in English
     */
    static SetupGuide of(Provider provider, String root, Locale wanted) {
        Resource translated = new ClassPathResource("idp/" + wanted.toLanguageTag() + "/" + provider.id() + ".md");
        boolean isTranslated = translated.exists();
        Node guide =
                PARSER.parse(text(isTranslated ? translated : new ClassPathResource("idp/" + provider.id() + ".md")));
        guide.accept(new Place(root));
        Document steps = new Document();
        Document more = new Document();
        int sections = -1; // What stands before the title leads to the guide in another language.
        for (Node block = guide.getFirstChild(); block != null; block = guide.getFirstChild()) {
            block.unlink();
            if (block instanceof Heading heading) {
                sections++;
                heading.setLevel(heading.getLevel() + 1);
            }
            if (sections >= 0 && (!(block instanceof Heading title) || title.getLevel() > 2)) {
                (sections > 1 ? more : steps).appendChild(block);
            }
        }
        return new SetupGuide(
                (isTranslated ? wanted : Locale.ENGLISH).toLanguageTag(), HTML.render(steps), HTML.render(more));
    }

    private static String text(Resource guide) {
        try {
            return guide.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the guide " + guide + " cannot be read", e);
        }
    }

    /**
     * Puts the address where the example is: into what is parsed already, so that nothing of it is taken for Markdown.
     * The anchors that links of the repository lead to are of no use here.
     */
    private static final class Place extends AbstractVisitor {
        private final String root;

        Place(String root) {
            this.root = root;
        }

        @Override
        public void visit(Code code) {
            code.setLiteral(code.getLiteral().replace(EXAMPLE, root));
        }

        @Override
        public void visit(HtmlInline anchor) {
            anchor.unlink();
        }

        @Override
        public void visit(Text text) {
            text.setLiteral(text.getLiteral().replace(EXAMPLE, root));
        }
    }
}
