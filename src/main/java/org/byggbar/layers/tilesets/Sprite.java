package org.byggbar.layers.tilesets;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The hatches of a style as one picture, as MapLibre reads it: a row of squares that repeat without a seam, each one
 * pattern in one colour over nothing. They are the patterns of the map's own {@code ui/patterns.js}.
 */
final class Sprite {

    private static final int SIDE = 9;

    private Sprite() {}

    /** @param colour as #rrggbb */
    static String name(String pattern, String colour) {
        return pattern + "-" + colour.substring(1);
    }

    /** Where each pattern lies in the picture, by name. @param ratio pixels of the picture per pixel of the map */
    static Map<String, Object> index(List<Look> looks, int ratio) {
        Map<String, Object> index = new LinkedHashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            index.put(name(look.pattern().orElseThrow(), look.colour()),
                    Map.of("x", i * SIDE * ratio, "y", 0, "width", SIDE * ratio, "height", SIDE * ratio, "pixelRatio", ratio));
        }
        return index;
    }

    /** @return PNG bytes */
    static byte[] picture(List<Look> looks, int ratio) {
        var image = new BufferedImage(Math.max(1, looks.size()) * SIDE * ratio, SIDE * ratio, BufferedImage.TYPE_INT_ARGB);
        Graphics2D all = image.createGraphics();
        all.scale(ratio, ratio);
        for (int i = 0; i < looks.size(); i++) {
            Graphics2D square = (Graphics2D) all.create(i * SIDE, 0, SIDE, SIDE);
            draw(square, looks.get(i));
            square.dispose();
        }
        all.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void draw(Graphics2D square, Look look) {
        square.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        square.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        square.setComposite(AlphaComposite.SrcOver.derive(0.75f));
        square.setColor(Color.decode(look.colour()));
        square.setStroke(new BasicStroke(1.2f));
        String pattern = look.pattern().orElseThrow();
        switch (pattern.replace("hatch-", "")) {
            case "cross" -> {
                rising(square);
                falling(square);
            }
            case "dots" -> {
                square.fill(new Ellipse2D.Double(0.95, 0.95, 2.6, 2.6));
                square.fill(new Ellipse2D.Double(5.45, 5.45, 2.6, 2.6));
            }
            case "horizontal" -> square.draw(new Line2D.Double(0, 4.5, SIDE, 4.5));
            case "vertical" -> square.draw(new Line2D.Double(4.5, 0, 4.5, SIDE));
            case "plus" -> {
                square.draw(new Line2D.Double(4.5, 2, 4.5, 7));
                square.draw(new Line2D.Double(2, 4.5, 7, 4.5));
            }
            case "rings" -> square.draw(new Ellipse2D.Double(2.5, 2.5, 4, 4));
            default -> rising(square);
        }
    }

    /** Over the corners as well, where the neighbouring square's line goes on. */
    private static void rising(Graphics2D square) {
        square.draw(new Line2D.Double(-2, 2, 2, -2));
        square.draw(new Line2D.Double(0, SIDE, SIDE, 0));
        square.draw(new Line2D.Double(7, 11, 11, 7));
    }

    private static void falling(Graphics2D square) {
        square.draw(new Line2D.Double(0, 0, SIDE, SIDE));
    }
}
