"""What a GIS officer does with QGIS, in one process: reads every collection, filters, draws, draws our tiles, and edits.

Reads one JSON object from standard input (root, collections, box, tiles, expression, draft, token) and writes one to standard
output. Boxes are west, south, east, north in degrees.
"""
import json
import sys

from qgis.core import (Qgis, QgsApplication, QgsBlockingNetworkRequest, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
                       QgsFeatureRequest, QgsGeometry, QgsMapRendererSequentialJob, QgsMapSettings, QgsPoint, QgsProject,
                       QgsRectangle, QgsVectorLayer, QgsVectorTileLayer)
from qgis.PyQt.QtCore import QSize, QUrl
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtNetwork import QNetworkRequest

WHITE = 0xFFFFFFFF
SIZE = QSize(256, 256)


def open_collection(root, name, token=None):
    signed = f" username='qgis' password='{token}'" if token else ""
    return QgsVectorLayer(f"typename='{name}' url='{root}/ogc' pageSize='1000'{signed}", name, "OAPIF")


def describe(layer):
    features = list(layer.getFeatures())
    return {
        "valid": layer.isValid(),
        "count": len(features),
        "withGeometry": sum(1 for feature in features if feature.hasGeometry()),
        "crs": layer.crs().authid(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
    }


def drawn_pixels(layer, box, crs):
    """Draws a layer as QGIS draws a map; gives the pixels that are not paper."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(crs)
    settings.setExtent(box)
    settings.setOutputSize(SIZE)
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return sum(1 for y in range(SIZE.height()) for x in range(SIZE.width()) if image.pixel(x, y) != WHITE)


def request(url, token, headers=None):
    message = QNetworkRequest(QUrl(url))
    message.setRawHeader(b"Authorization", f"Bearer {token}".encode())
    for name, value in (headers or {}).items():
        message.setRawHeader(name.encode(), value.encode())
    return message


def answered(exchange):
    reply = exchange.reply()
    return {
        "status": reply.attribute(QNetworkRequest.HttpStatusCodeAttribute),
        "etag": bytes(reply.rawHeader(b"ETag")).decode(),
        "body": bytes(reply.content()).decode(),
    }


def read(url, token):
    exchange = QgsBlockingNetworkRequest()
    exchange.get(request(url, token), True)
    return answered(exchange)


def put(url, token, etag, feature, crs=None):
    headers = {"Content-Type": "application/geo+json", "If-Match": etag}
    if crs:
        headers["Content-Crs"] = crs
    exchange = QgsBlockingNetworkRequest()
    exchange.put(request(url, token, headers), json.dumps(feature).encode())
    return answered(exchange)


def edit(root, draft, token):
    """Moves the eastern side of a draft's zone outwards, saves it in degrees, then once more in SWEREF 99 TM, north first."""
    layer = open_collection(root, "zone", token)
    url = f"{root}/ogc/collections/zone/items/{draft['id']}"
    found = list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(f"plan_id = {draft['plan']} and code = '{draft['code']}'")))
    current = read(url, token)
    feature = json.loads(current["body"])

    shape = found[0].geometry()
    east = max(vertex.x() for vertex in shape.vertices())
    for index, vertex in enumerate(shape.vertices()):
        if vertex.x() == east:
            shape.moveVertex(QgsPoint(vertex.x() + 0.001, vertex.y()), index)
    feature["geometry"] = json.loads(shape.asJson(15))
    in_degrees = put(url, token, current["etag"], feature)

    sweref = QgsCoordinateReferenceSystem("EPSG:3006")
    shape.transform(QgsCoordinateTransform(layer.crs(), sweref, QgsProject.instance()))
    shape.translate(0, 25)
    moved = QgsGeometry(shape)
    shape.get().swapXy()
    feature["geometry"] = json.loads(shape.asJson(6))
    in_metres = put(url, token, in_degrees["etag"], feature, "<http://www.opengis.net/def/crs/EPSG/0/3006>")
    stale = put(url, token, current["etag"], feature)
    return {"found": len(found), "inDegrees": in_degrees, "inMetres": in_metres, "stale": stale, "sweref": moved.asWkt(6)}


def main():
    asked = json.load(sys.stdin)
    root = asked["root"]
    box = QgsRectangle(*asked["box"])
    lon_lat = QgsCoordinateReferenceSystem("OGC:CRS84")
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    zones = open_collection(root, "zone")
    tiles = QgsVectorTileLayer(f"type=xyz&url={root}/tiles/zone/{{z}}/{{x}}/{{y}}.mvt&zmin=8&zmax=16", "tiles")
    box_in_metres = QgsCoordinateTransform(lon_lat, mercator, QgsProject.instance()).transformBoundingBox(box)
    matching = QgsFeatureRequest().setFilterExpression(asked["expression"])
    print(json.dumps({
        "version": Qgis.QGIS_VERSION,
        "collections": {name: describe(open_collection(root, name)) for name in asked["collections"]},
        "matching": len(list(zones.getFeatures(matching))),
        "inBox": len(list(zones.getFeatures(QgsFeatureRequest().setFilterRect(box)))),
        "pixels": drawn_pixels(zones, box, lon_lat),
        "tilePixels": drawn_pixels(tiles, box_in_metres, mercator),
        "edit": edit(root, asked["draft"], asked["token"]),
    }))


application = QgsApplication([], False)
application.initQgis()
main()
application.exitQgis()
