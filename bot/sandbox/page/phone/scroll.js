// A long list of which only what is visible is drawn. Rows stand in parcels; a parcel far from the view is an empty box
// as high as it was, or as its rows probably are.

const PARCEL = 10;
const AROUND = 700; // pixels drawn before and after what is seen
const NEAR_END = 48;
const FIRST_GUESS = 84;

// `build(row)` makes a row's node, `stampOf(row)` says when it has to be made anew; `onScroll(atEnd, firstRow)` follows.
export function longList(scroller, content, { build, stampOf, onScroll }) {
  let parcels = [];
  let rows = [];
  let pinned = true;
  let measured = { height: 0, rows: 0 };

  const guess = (parcel) => parcel.height || parcel.rows.length * (measured.rows ? measured.height / measured.rows : FIRST_GUESS);

  function close(parcel) {
    parcel.height = parcel.node.offsetHeight;
    parcel.open = false;
    parcel.node.replaceChildren();
    parcel.node.style.height = `${guess(parcel)}px`;
  }

  function fill(parcel) {
    const there = new Map([...parcel.node.children].map((node) => [node.dataset.key, node]));
    const wanted = parcel.rows.map((row) => {
      const key = String(row.key);
      const known = there.get(key);
      const stamp = stampOf(row);
      if (known?.stamp === stamp) return known;
      const fresh = build(row);
      Object.assign(fresh, { stamp, row });
      fresh.dataset.key = key;
      if (known?.contains(document.activeElement)) refocus(known, fresh);
      return fresh;
    });
    arrange(parcel.node, wanted);
    parcel.node.style.height = '';
    parcel.open = true;
  }

  // Nodes that stay are not touched, so that they keep focus and movement.
  function arrange(node, wanted) {
    const stays = new Set(wanted);
    [...node.children].filter((child) => !stays.has(child)).forEach((child) => child.remove());
    let place = node.firstElementChild;
    for (const child of wanted) {
      if (child === place) place = place.nextElementSibling;
      else node.insertBefore(child, place);
    }
  }

  // Whoever works with the keyboard stays where he was when a row is made anew under him.
  function refocus(old, fresh) {
    const place = [...old.querySelectorAll('button')].indexOf(document.activeElement);
    requestAnimationFrame(() => {
      const same = fresh.querySelectorAll('button')[place];
      (same && !same.disabled ? same : fresh).focus({ preventScroll: true });
    });
  }

  // What stands at the top of the view stays there while something above it grows or shrinks.
  function steady(change) {
    const anchor = pinned ? null : firstSeen();
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (pinned) scroller.scrollTop = scroller.scrollHeight;
    else if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  function firstSeen() {
    const top = scroller.getBoundingClientRect().top;
    for (const parcel of parcels) {
      if (parcel.node.getBoundingClientRect().bottom <= top) continue;
      if (!parcel.open) return parcel.node;
      return [...parcel.node.children].find((node) => node.getBoundingClientRect().bottom > top) || parcel.node;
    }
    return null;
  }

  function stale() {
    const from = scroller.scrollTop - AROUND;
    const to = scroller.scrollTop + scroller.clientHeight + AROUND;
    const seen = parcels.map((parcel) => {
      const top = parcel.node.offsetTop;
      return [parcel, top < to && top + parcel.node.offsetHeight > from];
    });
    return { opening: seen.filter(([parcel, near]) => near && !parcel.open), closing: seen.filter(([parcel, near]) => !near && parcel.open) };
  }

  // While nobody can see the list it has no heights to go by; it is drawn when it is seen.
  function draw() {
    if (!scroller.clientHeight) return;
    for (let round = 0; round < 4; round += 1) {
      const { opening, closing } = stale();
      if (!opening.length && (!closing.length || round)) break;
      steady(() => {
        opening.forEach(([parcel]) => fill(parcel));
        closing.forEach(([parcel]) => close(parcel));
      });
    }
    const open = parcels.filter((one) => one.open);
    measured = { height: open.reduce((sum, one) => sum + one.node.offsetHeight, 0), rows: open.reduce((sum, one) => sum + one.rows.length, 0) };
  }

  function parcelOut() {
    const count = Math.ceil(rows.length / PARCEL);
    parcels.splice(count).forEach((parcel) => parcel.node.remove());
    while (parcels.length < count) {
      const node = document.createElement('div');
      node.className = 'parcel';
      content.append(node);
      parcels.push({ node, rows: [], open: false, height: 0 });
    }
    parcels.forEach((parcel, at) => {
      parcel.rows = rows.slice(at * PARCEL, (at + 1) * PARCEL);
      if (!parcel.open) parcel.node.style.height = `${guess(parcel)}px`;
    });
  }

  function show(newRows) {
    rows = newRows;
    steady(() => {
      parcelOut();
      parcels.filter((parcel) => parcel.open).forEach(fill);
    });
    draw();
    tell();
  }

  const tell = () => onScroll(pinned, firstSeen()?.row || rows[0]);

  function toEnd() {
    pinned = true;
    scroller.scrollTop = scroller.scrollHeight;
    draw();
    tell();
  }

  // Brings a row into view and returns its node, or null when there is no such row.
  function reveal(key) {
    const parcel = parcels.find((one) => one.rows.some((row) => row.key === key));
    if (!parcel) return null;
    pinned = false;
    if (!parcel.open) fill(parcel);
    const find = () => [...parcel.node.children].find((node) => node.dataset.key === String(key));
    for (let round = 0; round < 3; round += 1) {
      find().scrollIntoView({ block: 'center' });
      draw();
    }
    tell();
    return find();
  }

  function empty() {
    parcels.forEach((parcel) => parcel.node.remove());
    parcels = [];
    rows = [];
    pinned = true;
  }

  scroller.addEventListener('scroll', () => {
    pinned = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    draw();
    tell();
  }, { passive: true });
  const grown = new ResizeObserver(() => {
    if (pinned) scroller.scrollTop = scroller.scrollHeight;
    draw();
  });
  grown.observe(scroller);
  grown.observe(content);
  return { show, toEnd, reveal, empty, isPinned: () => pinned };
}
