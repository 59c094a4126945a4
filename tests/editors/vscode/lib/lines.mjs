// Clicking a line of the graph: at a third of its way, where no shape and no name is.

export async function clickLine(page, view, nth = 0) {
  const line = view.locator('g.tie .hit').nth(nth);
  const position = await line.evaluate((line) => {
    const at = (share) => line.ownerSVGElement.createSVGPoint() && new DOMPoint(
      Number(line.getAttribute('x1')) * (1 - share) + Number(line.getAttribute('x2')) * share,
      Number(line.getAttribute('y1')) * (1 - share) + Number(line.getAttribute('y2')) * share,
    ).matrixTransform(line.getScreenCTM());
    const isFree = ({ x, y }) => document.elementFromPoint(x, y) === line;
    const spot = [0.5, 0.4, 0.6, 0.3, 0.7].map(at).find(isFree);
    const { left, top } = line.ownerSVGElement.getBoundingClientRect();
    return spot && { x: spot.x - left, y: spot.y - top };
  });
  if (!position) throw new Error('the line is covered all along');
  await view.locator('#graph').click({ position });
}
