// Files that are dropped on the phone or pasted into it.

const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes('Files');

// Shows `zone` while files are held over `phone`; `take(files)` gets them when they are let go.
export function acceptDrops(phone, zone, { open, take }) {
  let depth = 0;
  const show = (by) => {
    depth = Math.max(0, depth + by);
    zone.hidden = depth === 0;
  };
  phone.addEventListener('dragenter', (event) => { if (carriesFiles(event) && open()) show(1); });
  phone.addEventListener('dragleave', (event) => { if (carriesFiles(event)) show(-1); });
  phone.addEventListener('dragover', (event) => { if (carriesFiles(event)) event.preventDefault(); });
  phone.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    show(-depth);
    if (open()) take([...event.dataTransfer.files]);
  });
}

// A pasted picture has no name of its own worth keeping.
export function pastedFiles(event) {
  const files = [...(event.clipboardData?.files || [])];
  if (files.length) event.preventDefault();
  return files.map((file) => (
    /^image\.\w+$/.test(file.name) ? new File([file], `pasted.${file.type.split('/')[1]}`, { type: file.type }) : file));
}
